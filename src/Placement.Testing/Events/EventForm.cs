using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Php;
using Placement.Testing.State;

namespace Placement.Testing.Events;

/// <summary>What the portal's queue posts to event handlers.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/events/index.html</remarks>
internal sealed class EventForm(LocalPortalOptions options, PortalIdentity identity, TokenStore tokens, PortalAddresses addresses)
{
    /// <summary>The fields of an event, in PHP's bracket syntax.</summary>
    /// <param name="name">The event, upper case.</param>
    /// <param name="handlerId">The number of the handler's registration; null: the application's settings name it.</param>
    /// <param name="data">What happened.</param>
    /// <param name="auth">Who says so.</param>
    public IEnumerable<KeyValuePair<string, string>> Event(string name, int? handlerId, JsonObject data, JsonObject auth)
    {
        var envelope = new JsonObject { ["event"] = name };
        if (handlerId is { } id)
        {
            envelope["event_handler_id"] = id;
        }

        envelope["data"] = data.DeepClone();
        envelope["ts"] = Now;
        envelope["auth"] = auth.DeepClone();
        return PhpForm.Fields(envelope);
    }

    /// <summary>The fields of a notice that is no event: with Bitrix24's envelope around it, or bare.</summary>
    public IEnumerable<KeyValuePair<string, string>> Notice(JsonObject fields, JsonObject? auth)
    {
        if (auth is not null)
        {
            fields["ts"] = Now;
            fields["auth"] = auth.DeepClone();
        }

        return PhpForm.Fields(fields);
    }

    /// <summary>What an event says of its origin.</summary>
    /// <param name="applicationToken">The application token.</param>
    /// <param name="user">Whose access token comes along; null: nobody's.</param>
    /// <param name="withRefreshToken">Whether the refresh token comes along, too.</param>
    public JsonObject Auth(string applicationToken, LocalUser? user, bool withRefreshToken = false)
    {
        var auth = new JsonObject();
        TokenPair? pair = user is null ? null : tokens.Issue(user);
        if (pair is not null)
        {
            auth["access_token"] = pair.AccessToken;
            auth["expires"] = pair.ExpiresAt.ToUnixTimeSeconds();
            auth["expires_in"] = (int)TokenStore.AccessLifetime.TotalSeconds;
        }

        auth["scope"] = string.Join(',', options.Scopes);
        auth["status"] = options.Status;
        if (pair is not null)
        {
            auth["user_id"] = pair.User.Id;
            if (withRefreshToken)
            {
                auth["refresh_token"] = pair.RefreshToken;
            }
        }

        return WithOrigin(auth, applicationToken);
    }

    /// <summary>The system user's tokens, as the event has them that brings them.</summary>
    public JsonObject SystemUserData()
    {
        TokenPair pair = tokens.Issue(identity.SystemUser);
        return new JsonObject
        {
            ["access_token"] = pair.AccessToken,
            ["expires_in"] = (int)TokenStore.AccessLifetime.TotalSeconds,
            ["scope"] = string.Join(',', options.Scopes),
            ["domain"] = addresses.AuthorizationServer.Authority,
            ["server_endpoint"] = addresses.AuthorizationRest.AbsoluteUri,
            ["status"] = options.Status,
            ["client_endpoint"] = addresses.PortalRest.AbsoluteUri,
            ["member_id"] = identity.MemberId,
            ["user_id"] = pair.User.Id,
            ["refresh_token"] = pair.RefreshToken,
            ["client_id"] = options.ClientId,
            ["LANGUAGE_ID"] = options.DefaultLanguage,
        };
    }

    /// <summary>What the last event says of its origin: no token of anybody, no status, no scope.</summary>
    public JsonObject LastAuth(string applicationToken) => WithOrigin([], applicationToken);

    private string Now => options.TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private JsonObject WithOrigin(JsonObject auth, string applicationToken)
    {
        auth["domain"] = addresses.Portal.Authority;
        auth["client_endpoint"] = addresses.PortalRest.AbsoluteUri;
        auth["server_endpoint"] = addresses.AuthorizationRest.AbsoluteUri;
        auth["member_id"] = identity.MemberId;
        auth["application_token"] = applicationToken;
        return auth;
    }
}
