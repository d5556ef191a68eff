using System.Globalization;
using Placement.Testing.Configuration;
using Placement.Testing.State;

namespace Placement.Testing.Browser;

/// <summary>Fills in the forms that open pages.</summary>
internal sealed class WidgetForms(
    LocalPortalOptions options, PortalIdentity identity, TokenStore tokens, InstallationState installation, PortalAddresses addresses)
{
    /// <summary>The form for a user, with tokens of the user's own.</summary>
    public WidgetForm Create(LocalUser user, string placement, string placementOptions)
    {
        TokenPair pair = tokens.Issue(user);
        string applicationToken = installation.Current.ApplicationToken;
        string sid = RandomCode.Hex(RandomCode.IdLength);
        string language = Uri.EscapeDataString(user.Language ?? options.DefaultLanguage);
        string protocol = addresses.Portal.Scheme == Uri.UriSchemeHttps ? "1" : "0";
        return new WidgetForm(
            $"DOMAIN={Uri.EscapeDataString(addresses.Portal.Authority)}&PROTOCOL={protocol}&LANG={language}&APP_SID={sid}",
            [
                new("AUTH_ID", pair.AccessToken),
                new("AUTH_EXPIRES", TokenStore.AccessLifetime.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
                new("REFRESH_ID", pair.RefreshToken),
                new("SERVER_ENDPOINT", addresses.AuthorizationRest.AbsoluteUri),
                new("APPLICATION_TOKEN", applicationToken),
                new("APPLICATION_SCOPE", string.Join(',', options.Scopes)),
                new("member_id", identity.MemberId),
                new("status", options.Status),
                new("PLACEMENT", placement),
                new("PLACEMENT_OPTIONS", placementOptions),
            ],
            sid,
            [pair.AccessToken, pair.RefreshToken, applicationToken]);
    }
}
