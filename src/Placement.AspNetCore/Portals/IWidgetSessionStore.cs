namespace Placement;

/// <summary>Keeps the sessions of users, with their tokens.</summary>
/// <remarks>
/// Implement it beside <see cref="IPortalStore"/> on the same class. Beside a store that does not, sessions are kept in the memory of the
/// process: they end with it, and other servers do not know them. Exceptions must not quote tokens.
/// </remarks>
public interface IWidgetSessionStore
{
    /// <summary>The session of a user, without tokens where they cannot be read; null: there is none.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="memberId">The portal's identity, lower case.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<StoredSession?> FindSessionAsync(
        string clientId, string memberId, int userId, CancellationToken cancellationToken = default);

    /// <summary>Stores a session in place of the revision that it was made from, or as a new one.</summary>
    /// <param name="session">The session; its <see cref="StoredSession.Revision"/> is the one that is replaced, 0 for a new one.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The session as stored, with its new revision.</returns>
    /// <exception cref="PortalConflictException">The store has another revision: find the session again, and decide again.</exception>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask<StoredSession> SaveSessionAsync(StoredSession session, CancellationToken cancellationToken = default);

    /// <summary>
    /// Leases a session to renew its tokens: a write, which proves that what the renewal yields can be stored. The revision stays as it is.
    /// </summary>
    /// <param name="session">The session as the store has it.</param>
    /// <param name="duration">
    /// How long the lease lasts if nobody ends it, by the store's own clock. With other tokens in the store it is over.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether the lease is granted; false: somebody else has it.</returns>
    /// <exception cref="PortalConflictException">The store has another revision: find the session again, and decide again.</exception>
    /// <exception cref="PortalStoreException">The store cannot be reached, or not be written.</exception>
    ValueTask<bool> TryLeaseSessionAsync(StoredSession session, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Ends the lease of a session whose tokens were not renewed. Ending it again does nothing.</summary>
    /// <param name="session">The session as it was leased.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when others can lease the session.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask EndSessionLeaseAsync(StoredSession session, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends the session of a user, or those of a portal: raises <see cref="StoredSession.Generation"/> and
    /// <see cref="StoredSession.Revision"/> by one and forgets the tokens, whatever others store at the same time. For a user without a
    /// session, one without tokens is stored, whose generation is 1.
    /// </summary>
    /// <param name="clientId">The application.</param>
    /// <param name="memberId">The portal's identity, lower case.</param>
    /// <param name="userId">The user; null: every user of the portal.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when that is stored.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask EndSessionsAsync(string clientId, string memberId, int? userId, CancellationToken cancellationToken = default);

    /// <summary>Removes the sessions of an application that nobody has used lately.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="usedBefore">What was last used before this time goes.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when they are gone.</returns>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    ValueTask DeleteUnusedSessionsAsync(string clientId, DateTimeOffset usedBefore, CancellationToken cancellationToken = default);
}
