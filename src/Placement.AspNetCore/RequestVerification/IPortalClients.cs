namespace Placement;

/// <summary>
/// Makes clients for stored portals, for work that no user has asked for: jobs, queues, reports. A service of applications with widgets.
/// </summary>
/// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
public interface IPortalClients
{
    /// <summary>
    /// A client that acts for whoever installed the application; from when their tokens are worth nothing any more, for the application's
    /// system user, if the portal has one. It renews tokens with the application's credentials, and hands them to the portal store. It
    /// can be kept and shared.
    /// </summary>
    /// <param name="portal">The portal, as the store has it.</param>
    /// <returns>The client.</returns>
    /// <exception cref="InvalidOperationException">The portal has no tokens: it sent none, or the application was removed.</exception>
    IBitrixClient ForPortal(Portal portal);
}
