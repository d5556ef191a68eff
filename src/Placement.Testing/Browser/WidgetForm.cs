using System.Globalization;
using Placement.Testing.Hosting;
using Placement.Testing.OAuth;
using Placement.Testing.State;

namespace Placement.Testing.Outgoing;

/// <summary>One opening of a page: the hidden form that the portal's page submits into the frame.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/widgets/index.html</remarks>
internal sealed class WidgetForm
{
    private WidgetForm(string query, IReadOnlyList<KeyValuePair<string, string>> fields, string applicationSid, IReadOnlyCollection<string> secrets)
    {
        Query = query;
        Fields = fields;
        ApplicationSid = applicationSid;
        Secrets = secrets;
    }

    /// <summary>What is appended to the handler.</summary>
    public string Query { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    public string ApplicationSid { get; }

    public IReadOnlyCollection<string> Secrets { get; }

    /// <summary>The form for a user, with tokens of the user's own.</summary>
    public static WidgetForm Create(PortalState portal, PortalAddresses addresses, LocalUser user, string placement, string placementOptions)
    {
        TokenPair tokens = portal.Tokens.Issue(user);
        string applicationToken = portal.Installation.Current.ApplicationToken;
        string sid = RandomCode.Hex(RandomCode.IdLength);
        string language = user.Language ?? portal.Options.DefaultLanguage;
        string protocol = addresses.Portal.Scheme == Uri.UriSchemeHttps ? "1" : "0";
        return new WidgetForm(
            $"DOMAIN={Uri.EscapeDataString(addresses.Portal.Authority)}&PROTOCOL={protocol}&LANG={Uri.EscapeDataString(language)}&APP_SID={sid}",
            [
                new("AUTH_ID", tokens.AccessToken),
                new("AUTH_EXPIRES", TokenStore.AccessLifetime.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
                new("REFRESH_ID", tokens.RefreshToken),
                new("SERVER_ENDPOINT", addresses.AuthorizationRest.AbsoluteUri),
                new("APPLICATION_TOKEN", applicationToken),
                new("APPLICATION_SCOPE", string.Join(',', portal.Options.Scopes)),
                new("member_id", portal.Identity.MemberId),
                new("status", portal.Options.Status),
                new("PLACEMENT", placement),
                new("PLACEMENT_OPTIONS", placementOptions),
            ],
            sid,
            [tokens.AccessToken, tokens.RefreshToken, applicationToken]);
    }

    /// <summary>The form's address: the portal appends its query to the handler's text, whatever that is.</summary>
    public string ActionFor(string handler) => handler + (handler.Contains('?', StringComparison.Ordinal) ? '&' : '?') + Query;
}
