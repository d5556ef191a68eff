using System.Globalization;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>What a portal's frame posts to the installer, or its server to the handler of events; every field can be forged.</summary>
internal sealed class PortalForm
{
    private readonly Dictionary<string, string?> _query = [];
    private readonly Dictionary<string, string?> _fields = [];

    private PortalForm()
    {
    }

    /// <summary>The form's fields without those that are missing.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields => Present(_fields);

    /// <summary>The installer is opened by a user.</summary>
    public static PortalForm Installer(LocalPortal portal, LocalUser? user = null)
    {
        PortalTokens tokens = portal.IssueTokens(user);
        return new PortalForm
        {
            _query =
            {
                ["DOMAIN"] = portal.Address.Authority,
                ["PROTOCOL"] = "0",
                ["LANG"] = "en",
                ["APP_SID"] = "0123456789abcdef0123456789abcdef",
            },
            _fields =
            {
                ["AUTH_ID"] = tokens.AccessToken,
                ["AUTH_EXPIRES"] = "3600",
                ["REFRESH_ID"] = tokens.RefreshToken,
                ["SERVER_ENDPOINT"] = tokens.ServerEndpoint!.AbsoluteUri,
                ["APPLICATION_TOKEN"] = portal.ApplicationToken,
                ["APPLICATION_SCOPE"] = "crm,placement",
                ["member_id"] = portal.MemberId,
                ["status"] = "L",
                ["PLACEMENT"] = "DEFAULT",
                ["PLACEMENT_OPTIONS"] = "[]",
            },
        };
    }

    /// <summary>A widget is opened by a user.</summary>
    public static PortalForm Widget(LocalPortal portal, string placement, LocalUser user) => Installer(portal, user)
        .With("PLACEMENT", placement)
        .With("PLACEMENT_OPTIONS", """{"ID":"17"}""");

    /// <summary>An event, with the tokens of a user; null: nobody's.</summary>
    public static PortalForm Event(LocalPortal portal, string name, LocalUser? user = null)
    {
        PortalTokens? tokens = user is null ? null : portal.IssueTokens(user);
        return new PortalForm
        {
            _fields =
            {
                ["event"] = name,
                ["data[VERSION]"] = "1",
                ["data[LANGUAGE_ID]"] = "en",
                ["ts"] = portal.Options.TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                ["auth[domain]"] = portal.Address.Authority,
                ["auth[client_endpoint]"] = portal.Endpoint.AbsoluteUri,
                ["auth[server_endpoint]"] = new Uri(portal.AuthorizationServer, "rest/").AbsoluteUri,
                ["auth[member_id]"] = portal.MemberId,
                ["auth[application_token]"] = portal.ApplicationToken,
                ["auth[access_token]"] = tokens?.AccessToken,
                ["auth[expires_in]"] = tokens is null ? null : "3600",
                ["auth[refresh_token]"] = tokens?.RefreshToken,
            },
        };
    }

    /// <summary>The event that brings the tokens of the system user; they can be anybody's.</summary>
    public static PortalForm SystemUser(LocalPortal portal, PortalTokens tokens) => Event(portal, "ONAPPUSERREADY", portal.Administrator)
        .With("auth[refresh_token]", null)
        .With("data[access_token]", tokens.AccessToken)
        .With("data[refresh_token]", tokens.RefreshToken)
        .With("data[expires_in]", "3600")
        .With("data[domain]", portal.AuthorizationServer.Authority)
        .With("data[server_endpoint]", tokens.ServerEndpoint!.AbsoluteUri)
        .With("data[client_endpoint]", portal.Endpoint.AbsoluteUri)
        .With("data[member_id]", portal.MemberId)
        .With("data[user_id]", tokens.UserId!.Value.ToString(CultureInfo.InvariantCulture))
        .With("data[client_id]", portal.Options.ClientId)
        .With("data[status]", "L");

    /// <summary>The same with another value; null: without the field.</summary>
    public PortalForm WithQuery(string name, string? value)
    {
        _query[name] = value;
        return this;
    }

    public PortalForm With(string name, string? value)
    {
        (_query.ContainsKey(name) ? _query : _fields)[name] = value;
        return this;
    }

    public HttpRequestMessage Request(string path) => new(
        HttpMethod.Post, path + "?" + string.Join(
            '&', Present(_query).Select(static field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")))
    {
        Content = new FormUrlEncodedContent(Fields),
    };

    private static IEnumerable<KeyValuePair<string, string>> Present(Dictionary<string, string?> fields) =>
        fields.Where(static field => field.Value is not null).Select(static field => KeyValuePair.Create(field.Key, field.Value!));
}
