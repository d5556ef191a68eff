using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Placement.Components;
using Placement.Openings;
using Placement.Pages;
using Placement.Requests;

namespace Placement.Widgets;

/// <summary>Answers the requests for widgets: has them verified, and only then makes the widget.</summary>
internal sealed class WidgetEndpoint(
    WidgetRequestVerifier verifier, HostPolicy policy, ILoggerFactory? loggers = null, IHostEnvironment? environment = null)
{
    private readonly WidgetLog _log = new(loggers);

    /// <summary>Answers one request.</summary>
    /// <param name="route">The path that is asked for.</param>
    /// <param name="context">The request.</param>
    public async Task HandleAsync(WidgetRoute route, HttpContext context)
    {
        WidgetRequestResult result = await verifier.VerifyAsync(context, route).ConfigureAwait(false);
        if (result.Request is not { } request)
        {
            await WidgetRefusal.WriteAsync(context, result.Refusal!, result.Language, policy.FrameAncestors).ConfigureAwait(false);
            return;
        }

        if (route.Find(request.Placement, context.Request) is not { } widget)
        {
            // Whoever has asked who sends the request, before it was known where it goes to, has not looked at the path.
            RequestRefusal refusal = verifier.RefuseOtherPlacement(request.IsWithinSession);
            _log.Malformed(route.Path, refusal);
            await WidgetRefusal.WriteAsync(context, refusal, request.Language, policy.FrameAncestors).ConfigureAwait(false);
            return;
        }

        await OpenAsync(route, widget, request).ConfigureAwait(false);
    }

    private async Task OpenAsync(WidgetRoute route, HostedWidget widget, WidgetRequestContext request)
    {
        HttpContext context = request.HttpContext;
        string placement = route.DeclaredCode(request.Placement);
        try
        {
            await AnswerAsync(widget, request).ConfigureAwait(false);
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
        catch (Exception failure)
        {
            WidgetDiagnostics.Tell(context, failure);
            _log.WidgetFailed(widget.WidgetType, route.Path, placement, request.Portal, failure);
            string? details = environment?.IsDevelopment() == true ? FailureDetails.Of(failure, request) : null;
            await FailAsync(request, details).ConfigureAwait(false);
        }
    }

    private static async Task AnswerAsync(HostedWidget widget, WidgetRequestContext request)
    {
        HttpContext context = request.HttpContext;

        // For the widget and all that it calls and renders, and only there; unless the application has decided on a culture itself.
        if (context.Features.Get<IRequestCultureFeature>() is null)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = request.Language.Culture;
        }

        Task<IResult> answering = request.IsWithinSession && HttpMethods.IsPost(context.Request.Method)
            ? widget.SubmitAsync(request, context.RequestAborted)
            : widget.HandleAsync(request, context.RequestAborted);
        IResult result = await answering.ConfigureAwait(false)
            ?? throw new InvalidOperationException(
                $"{widget.WidgetType} returned no result. Return Results.Empty if it has written the response itself.");
        if (result is RazorComponentResult)
        {
            ComponentOpening.Prepare(context);
        }

        await result.ExecuteAsync(context).ConfigureAwait(false);
    }

    /// <summary>Shows nothing of what the widget may have begun.</summary>
    private Task FailAsync(WidgetRequestContext request, string? details)
    {
        HttpContext context = request.HttpContext;
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
        }

        return ErrorPage.WriteAsync(
            context, StatusCodes.Status500InternalServerError, request.Language.Code,
            request.Portal?.Origin ?? policy.FrameAncestors, details: details);
    }
}
