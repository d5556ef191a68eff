using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Faults;
using Placement.Testing.Http;
using Placement.Testing.Php;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Endpoints;

/// <summary>The authorization server: <c>/oauth/token/</c>, and <c>/rest/app.info</c>, which proves what a token is worth.</summary>
/// <remarks>https://apidocs.bitrix24.com/settings/oauth/index.html</remarks>
internal sealed class AuthorizationEndpoint(
    LocalPortalOptions options,
    PortalIdentity identity,
    TokenStore tokens,
    InstallationState installation,
    PortalFaults portalFaults,
    PortalAddresses addresses,
    Responder responder)
{
    private const string TokenPath = "/" + WellKnownMethods.TokenRequest;

    public async Task HandleAsync(HttpContext context)
    {
        if ((context.Request.Path.Value ?? "").TrimEnd('/') == TokenPath)
        {
            DueFaults faults = portalFaults.OnTokenRequest();
            await AnswerAsync(context, faults, parameters => IssueTokens(parameters, faults), Envelope.Error).ConfigureAwait(false);
            return;
        }

        if (RestAddress.Accept(context) is not { } address)
        {
            return;
        }

        CallTimer timer = responder.StartTimer();
        await AnswerAsync(
            context,
            DueFaults.None,
            parameters => address is { Method: WellKnownMethods.AppInfo, Webhook: null }
                ? Envelope.Success(Info(RequestToken.Take(context.Request, parameters)), timer)
                : throw RestException.MethodNotFound(),
            error => Envelope.Failure(error, timer)).ConfigureAwait(false);
    }

    private async Task AnswerAsync(
        HttpContext context, DueFaults faults, Func<JsonObject, JsonObject> succeed, Func<RestException, JsonObject> fail)
    {
        (JsonObject parameters, RestException? unreadable) = await ParameterReader.ReadAsync(context.Request).ConfigureAwait(false);
        await responder.RespondAsync(
            context,
            faults,
            _ => unreadable is null
                ? Task.FromResult(Reply.Json(StatusCodes.Status200OK, errorCode: null, succeed(parameters)))
                : throw unreadable,
            error => Reply.Json(error.Status, error.Code, fail(error))).ConfigureAwait(false);
    }

    private JsonObject IssueTokens(JsonObject parameters, DueFaults faults)
    {
        string grantType = Required(parameters, "grant_type");
        bool isRefresh = grantType switch
        {
            "authorization_code" => false,
            "refresh_token" => true,
            _ => throw RestException.BadRequest("invalid_request", "The grant type is not supported"),
        };
        string clientId = Required(parameters, "client_id");
        string clientSecret = Required(parameters, "client_secret");
        string grant = Required(parameters, isRefresh ? "refresh_token" : "code");

        if (clientId != options.ClientId)
        {
            // The one error of this server that comes with status 200.
            throw new RestException(StatusCodes.Status200OK, "wrong_client", "Wrong client");
        }

        if (clientSecret != options.ClientSecret)
        {
            throw RestException.BadRequest("invalid_client", "The client credentials are invalid");
        }

        if (!installation.Current.IsPresent)
        {
            throw RestException.NotInstalled("NOT_INSTALLED");
        }

        if (faults.Inject(StateChange.InvalidGrant))
        {
            tokens.Revoke(grant);
        }

        LocalUser user = (isRefresh ? tokens.RedeemRefreshToken(grant) : tokens.RedeemCode(grant))
            ?? throw RestException.BadRequest("invalid_grant", "The grant is invalid, expired or used");
        return ToJson(tokens.Issue(user));
    }

    private JsonObject ToJson(TokenPair pair) => new()
    {
        ["access_token"] = pair.AccessToken,
        ["expires_in"] = (int)TokenStore.AccessLifetime.TotalSeconds,
        ["expires"] = pair.ExpiresAt.ToUnixTimeSeconds(),
        ["refresh_token"] = pair.RefreshToken,
        ["scope"] = string.Join(',', options.Scopes),
        // Bitrix24 names its own server here, not the portal.
        ["domain"] = addresses.AuthorizationServer.Authority,
        ["server_endpoint"] = addresses.AuthorizationRest.AbsoluteUri,
        ["client_endpoint"] = addresses.PortalRest.AbsoluteUri,
        ["member_id"] = identity.MemberId,
        ["user_id"] = pair.User.Id,
        ["status"] = options.Status,
    };

    private JsonObject Info(string? token)
    {
        Installation now = installation.Current;
        if (!now.IsPresent && tokens.Knows(token))
        {
            throw RestException.NotInstalled("ERROR_OAUTH");
        }

        (LocalUser user, DateTimeOffset expiresAt) = tokens.Authenticate(token);
        string scope = string.Join(',', options.Scopes);
        return new JsonObject
        {
            ["client_id"] = options.ClientId,
            ["scope"] = scope,
            ["expires"] = CallTimer.Iso(expiresAt),
            ["install"] = new JsonObject
            {
                ["installed"] = now.IsFinished,
                ["version"] = now.Version.ToString(CultureInfo.InvariantCulture),
                ["status"] = options.Status,
                ["scope"] = scope,
                ["domain"] = addresses.Portal.Authority,
                ["uri"] = addresses.Portal.GetLeftPart(UriPartial.Authority),
                ["client_endpoint"] = addresses.PortalRest.AbsoluteUri,
                ["member_id"] = identity.MemberId,
                ["member_type"] = "",
            },
            ["user_id"] = user.Id.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Required(JsonObject parameters, string name) =>
        PhpValue.AsText(parameters[name]) is { Length: > 0 } text
            ? text
            : throw RestException.BadRequest("invalid_request", $"The parameter {name} is missing");
}
