namespace Placement;

/// <summary>Ends sessions. Pages that belong to them are told to open the widget again.</summary>
public interface IWidgetSessions
{
    /// <summary>
    /// Ends the sessions of a user of a portal: on this server at once, on others within half a minute. A widget that the user opens
    /// afterwards begins a new one.
    /// </summary>
    /// <param name="portal">The portal.</param>
    /// <param name="userId">The user's id on the portal.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when the store has no session of the user.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    Task RevokeAsync(Portal portal, int userId, CancellationToken cancellationToken = default);

    /// <summary>Ends the sessions of all users of a portal.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when the store has no session of the portal.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    Task RevokeAllAsync(Portal portal, CancellationToken cancellationToken = default);
}
