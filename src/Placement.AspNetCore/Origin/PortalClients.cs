namespace Placement;

/// <summary>Makes clients for verified portals, which renew their tokens with the application's credentials.</summary>
internal sealed class PortalClients
{
    /// <summary>The name of the HttpClient, by which an application can configure it.</summary>
    public const string HttpClientName = "Placement";

    /// <summary>A client that acts for whoever installed the application; renewed tokens go to the portal store.</summary>
    /// <exception cref="InvalidOperationException">The portal has no tokens.</exception>
    public IBitrixClient ForPortal(Portal portal) => throw new NotSupportedException();

    /// <summary>The user who opened a widget, with a client that acts for them. Renewed tokens are kept in memory: each opening brings new ones.</summary>
    /// <param name="portal">The verified portal.</param>
    /// <param name="claim">What the request said: of it, only the tokens are used.</param>
    /// <param name="userId">The user, where the authorization server said who it is.</param>
    /// <param name="language">The user's language.</param>
    public WidgetUser UserOf(Portal portal, OriginClaim claim, int? userId, string language) => throw new NotSupportedException();
}
