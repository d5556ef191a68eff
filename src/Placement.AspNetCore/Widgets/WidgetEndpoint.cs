using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.Catalog;
using Placement.Pages;
using Placement.Requests;
using Placement.RequestVerification;
using Placement.Sessions;

namespace Placement.Widgets;

/// <summary>Answers the requests for widgets: reads them, has them verified, and only then makes the widget.</summary>
internal sealed class WidgetEndpoint(
    RequestReader requests, DeclaredWidgets declared, HostPolicy policy, PortalClients clients, SessionAuthenticator authenticator,
    WidgetSessions sessions, ILoggerFactory? loggers = null, IHostEnvironment? environment = null)
{
    private static readonly RequestRefusal SessionEnded = new(StatusCodes.Status401Unauthorized, "session_ended");

    private readonly WidgetRequestReader _reader = new(requests, declared);
    private readonly WidgetLog _log = new(loggers);

    /// <summary>Answers one request.</summary>
    /// <param name="route">The path that is asked for.</param>
    /// <param name="context">The request.</param>
    public async Task HandleAsync(WidgetRoute route, HttpContext context)
    {
        (WidgetRequestContext? request, RequestRefusal? refusal) = await ReadAsync(context, route).ConfigureAwait(false);
        if (request is null)
        {
            _log.Malformed(route.Path, refusal!);
            UserLanguage language = context.Features.Get<SessionResult>()?.Language ?? UserLanguage.Of(context.Request);
            await RefuseAsync(context, refusal!, language).ConfigureAwait(false);
            return;
        }

        string placement = DeclaredCode(route, request.Placement);
        try
        {
            if (await VerifyAsync(request).ConfigureAwait(false) is { } unproven)
            {
                _log.Refused(route.Path, placement, unproven);
                await RefuseAsync(context, unproven, request.Language).ConfigureAwait(false);
                return;
            }

            WidgetLog.Opened(placement);
            await OpenAsync(request).ConfigureAwait(false);
            WidgetLog.Answered(placement);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException && ClientConnection.IsClosed(context))
        {
            _log.ClientGone(route.Path);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever has cancelled it answers.
            _log.Cancelled(route.Path, placement);
            throw;
        }
        catch (PortalStoreException failure) when (!request.IsVerified)
        {
            _log.StoreFailed(route.Path, placement, failure);
            await FailAsync(request, StatusCodes.Status503ServiceUnavailable).ConfigureAwait(false);
        }
        catch (Exception failure) when (!request.IsVerified)
        {
            _log.VerificationFailed(route.Path, placement, failure);
            await FailAsync(request, StatusCodes.Status500InternalServerError).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _log.WidgetFailed(request.Widget.WidgetType, route.Path, placement, request.Portal, failure);
            string? details = environment?.IsDevelopment() == true ? FailureDetails.Of(failure, request) : null;
            await FailAsync(request, StatusCodes.Status500InternalServerError, details).ConfigureAwait(false);
        }
    }

    /// <summary>The request that opens a widget, or the next one of its page.</summary>
    private async ValueTask<(WidgetRequestContext? Request, RequestRefusal? Refusal)> ReadAsync(HttpContext context, WidgetRoute route)
    {
        SessionResult result = await authenticator.AuthenticateAsync(context).ConfigureAwait(false);
        if (result.IsNone)
        {
            return await _reader.ReadAsync(context, route).ConfigureAwait(false);
        }

        if (result.Session is not { } session)
        {
            return (null, result.Unreadable ?? SessionEnded);
        }

        if (route.Find(session.Placement, context.Request) is not { } widget)
        {
            return (null, WidgetRequestReader.PlacementNotServed);
        }

        (RequestFields? fields, RequestRefusal? refusal) =
            await requests.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
        return fields is null
            ? (null, refusal)
            : (WidgetRequestContext.Within(session, context, widget, fields, result.Language!), null);
    }

    /// <summary>Why a request is not verified; null: it is, or has nothing to prove.</summary>
    private async ValueTask<RequestRefusal?> VerifyAsync(WidgetRequestContext request)
    {
        if (request.Claim is not { } claim)
        {
            return null;
        }

        HttpContext context = request.HttpContext;
        IRequestVerifier verifier = context.RequestServices.GetRequiredService<IRequestVerifier>();
        Verification verification = await verifier.VerifyAsync(claim, context.RequestAborted).ConfigureAwait(false);
        if (!verification.Succeeded)
        {
            return RequestRefusal.Of(verification.Refusal);
        }

        WidgetUser user = WidgetUser.Of(clients, verification.Portal, claim, verification.UserId, request.Language.Code);
        if (user is { Id: not null, Tokens: not null })
        {
            request.Opening = await sessions.OpenAsync(
                context, verification.Portal, user, request.Placement, request.Context, request.Fields).ConfigureAwait(false);
        }

        request.Accept(verification.Portal, user);
        return null;
    }

    private async Task OpenAsync(WidgetRequestContext request)
    {
        HttpContext context = request.HttpContext;
        context.Features.Set(request.Language);
        FrameHeaders.Apply(context, AncestorsOf(request));

        // For the widget and all that it calls and renders, and only there; unless the application has decided on a culture itself.
        if (context.Features.Get<IRequestCultureFeature>() is null)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = request.Language.Culture;
        }

        Task<IResult> answering = request.IsWithinSession && HttpMethods.IsPost(context.Request.Method)
            ? request.Widget.SubmitAsync(request, context.RequestAborted)
            : request.Widget.HandleAsync(request, context.RequestAborted);
        IResult result = await answering.ConfigureAwait(false)
            ?? throw new InvalidOperationException(
                $"{request.Widget.WidgetType} returned no result. Return Results.Empty if it has written the response itself.");
        if (request.Opening is { } opening && (result is RazorComponentResult or IComponentPage))
        {
            // Components find it among their services.
            context.RequestServices.GetRequiredService<SessionScope>().Find = () => opening.Session;
        }

        await result.ExecuteAsync(context).ConfigureAwait(false);
    }

    private Task RefuseAsync(HttpContext context, RequestRefusal refusal, UserLanguage language)
    {
        if (refusal.Status == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
        }

        return ErrorPage.WriteAsync(context, refusal.Status, language.Code, policy.FrameAncestors);
    }

    /// <summary>Shows nothing of what the widget may have begun.</summary>
    private Task FailAsync(WidgetRequestContext request, int status, string? details = null)
    {
        HttpContext context = request.HttpContext;
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
        }

        return ErrorPage.WriteAsync(context, status, request.Language.Code, AncestorsOf(request), details: details);
    }

    /// <summary>Who may show the answer: the portal, or any as long as it is not proven which.</summary>
    private string AncestorsOf(WidgetRequestContext request) => request.Portal?.Origin ?? policy.FrameAncestors;

    /// <summary>The placement as the application declares it, so that logs and metrics have no code that only a request has.</summary>
    private static string DeclaredCode(WidgetRoute route, string placement)
    {
        foreach ((WidgetBinding binding, _) in route.Entries)
        {
            if (binding.Placement == placement)
            {
                return binding.Placement;
            }
        }

        PlacementFamily? family = PlacementCatalog.Find(placement)?.Family;
        return route.Entries
            .Select(static entry => entry.Binding.Placement)
            .FirstOrDefault(code => code.Contains('*', StringComparison.Ordinal) && PlacementCatalog.Find(code)?.Family == family)
            ?? route.Pattern;
    }
}
