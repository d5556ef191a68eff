namespace Placement;

/// <summary>
/// What Bitrix24 has issued to one application. A local application has credentials of its own on each portal. It is no record, so that
/// printing it never shows a secret.
/// </summary>
/// <seealso href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</seealso>
public sealed class ApplicationCredentials
{
    /// <summary>The client id: <c>local.5c8bb1b0891cf2.87252039</c>.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client secret. It is sent to the authorization server and nowhere else.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// Another client secret, for the time in which the application's secret is exchanged: it is tried where the authorization server does
    /// not know <see cref="ClientSecret"/>. Null: there is none.
    /// </summary>
    public string? AlternateClientSecret { get; set; }
}
