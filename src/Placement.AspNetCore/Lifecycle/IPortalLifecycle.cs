namespace Placement;

/// <summary>
/// What an application does of its own when portals install, update and remove it. Register any number of implementations as services;
/// all are called, one after
/// the other. Each call may come again: events are repeated, and administrators install twice.
/// </summary>
/// <seealso href="https://apidocs.bitrix24.com/settings/app-installation/index.html">Installation</seealso>
public interface IPortalLifecycle
{
    /// <summary>The application was installed, or installed again, and its widgets are registered.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="client">Acts for whoever installed the application.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task InstalledAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The portal has a new version of the application, and the widgets are registered again.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="client">Acts for whoever updated the application.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task UpdatedAsync(Portal portal, IBitrixClient client, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// What the portal pays for the application has changed: a paid or trial period has begun or ended. Each user of the portal can make
    /// this up, so where it matters, ask the portal: <c>clients.ForPortal(portal).GetApplicationInfoAsync()</c>.
    /// </summary>
    /// <param name="portal">The portal.</param>
    /// <param name="notice">What the notice says, which is less than the portal does.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/common/events/on-app-payment.html">ONAPPPAYMENT</seealso>
    Task PaymentChangedAsync(Portal portal, ApplicationInfo notice, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// The portal's subscription was renewed. Each user of the portal can make this up, so where it matters, ask the portal.
    /// </summary>
    /// <param name="portal">The portal.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task SubscriptionRenewedAsync(Portal portal, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// The application was removed, as the portal itself has said, and cannot call it any more. Called again with
    /// <paramref name="clean"/> when the data of a portal that wants it deleted has been kept for
    /// <see cref="PlacementOptions.RemovalGracePeriod"/>.
    /// </summary>
    /// <param name="portal">The portal, as it was.</param>
    /// <param name="clean">Whether the application's data is to be deleted, too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task UninstalledAsync(Portal portal, bool clean, CancellationToken cancellationToken) => Task.CompletedTask;
}
