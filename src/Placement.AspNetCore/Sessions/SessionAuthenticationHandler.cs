using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Placement.Pages;
using Placement.Requests;

namespace Placement.Sessions;

/// <summary>The authentication scheme of widgets: recognises sessions, and tells everybody else to open the widget again.</summary>
internal sealed class SessionAuthenticationHandler(SessionAuthenticator authenticator, HostPolicy policy, ILoggerFactory loggers)
    : IAuthenticationHandler
{
    private HttpContext? _context;

    private HttpContext Context => _context ?? throw new InvalidOperationException("The handler was not initialised.");

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public async Task<AuthenticateResult> AuthenticateAsync()
    {
        SessionResult result = await authenticator.AuthenticateAsync(Context).ConfigureAwait(false);
        return result.Session is { } session
            ? AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(session), PlacementDefaults.AuthenticationScheme))
            : result.IsNone ? AuthenticateResult.NoResult()
            : AuthenticateResult.Fail("The ticket of the session is worth nothing.");
    }

    public async Task ChallengeAsync(AuthenticationProperties? properties)
    {
        SessionResult result = await authenticator.AuthenticateAsync(Context).ConfigureAwait(false);
        if (result.IsNone)
        {
            SessionEvents.Missing(loggers.CreateLogger(SessionEvents.Category));
        }

        if (result.Status == StatusCodes.Status401Unauthorized)
        {
            Context.Response.Headers[HeaderNames.WWWAuthenticate] = PlacementDefaults.AuthenticationScheme;
        }

        await RefuseAsync(result.Status, result.Language).ConfigureAwait(false);
    }

    public async Task ForbidAsync(AuthenticationProperties? properties)
    {
        SessionResult result = await authenticator.AuthenticateAsync(Context).ConfigureAwait(false);
        await RefuseAsync(StatusCodes.Status403Forbidden, result.Language).ConfigureAwait(false);
    }

    private Task RefuseAsync(int status, UserLanguage? language) => ErrorPage.WriteAsync(
        Context, status, (language ?? UserLanguage.Of(Context.Request)).Code,
        Context.GetWidgetSession()?.Portal.Origin ?? policy.FrameAncestors);

    private static ClaimsPrincipal PrincipalOf(WidgetSession session)
    {
        var identity = new ClaimsIdentity(PlacementDefaults.AuthenticationScheme);
        string userId = session.User.Id!.Value.ToString(CultureInfo.InvariantCulture);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, $"{session.Portal.MemberId}/{userId}"));
        identity.AddClaim(new Claim(PlacementClaims.UserId, userId));
        identity.AddClaim(new Claim(PlacementClaims.MemberId, session.Portal.MemberId));
        identity.AddClaim(new Claim(PlacementClaims.Domain, session.Portal.Domain));
        identity.AddClaim(new Claim(PlacementClaims.Placement, session.Placement));
        if (session.IsAdministrator == true)
        {
            identity.AddClaim(new Claim(ClaimTypes.Role, PlacementDefaults.AdministratorRole));
        }

        return new ClaimsPrincipal(identity);
    }
}
