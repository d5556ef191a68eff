using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Placement.Openings;
using Placement.Requests;
using Placement.Sessions;

namespace Placement.Authentication;

/// <summary>
/// The authentication scheme of widgets: recognises the forms that open them and their sessions, and tells everybody else to open the
/// widget again.
/// </summary>
internal sealed class WidgetAuthenticationHandler(
    SessionAuthenticator authenticator, WidgetRequestVerifier verifier, HostPolicy policy, ILoggerFactory loggers)
    : IAuthenticationHandler
{
    private static readonly RequestRefusal NotOpened = new(StatusCodes.Status401Unauthorized, "not_opened");

    private HttpContext? _context;

    private HttpContext Context => _context ?? throw new InvalidOperationException("The handler was not initialised.");

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public async Task<AuthenticateResult> AuthenticateAsync()
    {
        if (SessionEndpoints.AreRequired(Context.GetEndpoint()))
        {
            SessionResult session = await authenticator.AuthenticateAsync(Context).ConfigureAwait(false);
            return session.Session is { } known ? Succeed(WidgetPrincipal.Of(known))
                : session.IsNone ? AuthenticateResult.NoResult()
                : AuthenticateResult.Fail("The ticket of the session is worth nothing.");
        }

        WidgetRequestResult result = await verifier.VerifyAsync(Context).ConfigureAwait(false);
        return result.Request is { Portal: not null } request ? Succeed(WidgetPrincipal.Of(request))
            : result.Refusal is null ? AuthenticateResult.NoResult()
            : AuthenticateResult.Fail("The request does not prove that it is one for a widget.");
    }

    public async Task ChallengeAsync(AuthenticationProperties? properties)
    {
        (RequestRefusal refusal, UserLanguage? language) = await RefusalAsync().ConfigureAwait(false);
        if (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            Context.Response.Headers[HeaderNames.WWWAuthenticate] = PlacementDefaults.AuthenticationScheme;
        }

        await RefuseAsync(refusal, language).ConfigureAwait(false);
    }

    public async Task ForbidAsync(AuthenticationProperties? properties)
    {
        SessionResult result = await authenticator.AuthenticateAsync(Context).ConfigureAwait(false);
        await RefuseAsync(
            new RequestRefusal(StatusCodes.Status403Forbidden, "forbidden"),
            result.Language ?? Context.Features.Get<UserLanguage>()).ConfigureAwait(false);
    }

    private async ValueTask<(RequestRefusal Refusal, UserLanguage? Language)> RefusalAsync()
    {
        if (SessionEndpoints.AreRequired(Context.GetEndpoint()))
        {
            SessionResult session = await authenticator.AuthenticateAsync(Context).ConfigureAwait(false);
            if (session.IsNone)
            {
                SessionEvents.Missing(loggers.CreateLogger(SessionEvents.Category));
            }

            return (session.Unreadable ?? NotOpened, session.Language);
        }

        WidgetRequestResult result = await verifier.VerifyAsync(Context).ConfigureAwait(false);
        if (result.IsNone)
        {
            verifier.TellNotOpened(Context, NotOpened);
        }

        return (result.Refusal ?? NotOpened, result.Language);
    }

    private static AuthenticateResult Succeed(ClaimsPrincipal principal) =>
        AuthenticateResult.Success(new AuthenticationTicket(principal, PlacementDefaults.AuthenticationScheme));

    /// <summary>Beside another scheme, the first one to answer has answered.</summary>
    private Task RefuseAsync(RequestRefusal refusal, UserLanguage? language)
    {
        Portal? portal = Context.GetWidgetSession()?.Portal ?? Context.Features.Get<WidgetRequestResult>()?.Request?.Portal;
        return Context.Response.HasStarted
            ? Task.CompletedTask
            : WidgetRefusal.WriteAsync(Context, refusal, language, portal?.Origin ?? policy.FrameAncestors);
    }
}
