using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.Catalog;
using Placement.Pages;
using Placement.Requests;

namespace Placement.Widgets;

/// <summary>Answers the requests for a path: reads them, has their origin verified, and only then makes the widget.</summary>
internal sealed class WidgetEndpoint(WidgetRoute route)
{
    private readonly WidgetRequestReader _reader = new(route);
    private readonly string[] _placements = [.. route.Entries.Select(static entry => entry.Binding.Placement).Distinct()];

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        WidgetServices services = context.RequestServices.GetRequiredService<WidgetServices>();
        (WidgetOpening? opening, RequestRefusal? refusal) = await _reader.ReadAsync(context, services.Declared).ConfigureAwait(false);
        if (opening is null)
        {
            services.Log.Malformed(route.Path, refusal!);
            await RefuseAsync(context, services, refusal!, UserLanguage.Of(context.Request)).ConfigureAwait(false);
            return;
        }

        var visit = new Visit(context, services, opening, UserLanguage.Of(opening.Fields), DeclaredCode(opening.Placement));
        try
        {
            await OpenAsync(visit).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            services.Log.ClientGone(route.Path);
        }
        catch (PortalStoreException failure) when (!visit.IsVerified)
        {
            services.Log.StoreFailed(route.Path, visit.Placement, failure);
            await FailAsync(visit, StatusCodes.Status503ServiceUnavailable).ConfigureAwait(false);
        }
        catch (Exception failure) when (!visit.IsVerified)
        {
            services.Log.VerificationFailed(route.Path, visit.Placement, failure);
            await FailAsync(visit, StatusCodes.Status500InternalServerError).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            services.Log.WidgetFailed(opening.Widget.WidgetType, route.Path, visit.Placement, visit.Portal, failure);
            await FailAsync(visit, StatusCodes.Status500InternalServerError).ConfigureAwait(false);
        }
    }

    private static Task RefuseAsync(HttpContext context, WidgetServices services, RequestRefusal refusal, UserLanguage language)
    {
        if (refusal.Status == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
        }

        return ErrorPage.WriteAsync(context, refusal.Status, language.Code, services.Policy.FrameAncestors);
    }

    /// <summary>Shows nothing of what the widget may have begun.</summary>
    private static Task FailAsync(Visit visit, int status)
    {
        if (!visit.Context.Response.HasStarted)
        {
            visit.Context.Response.Clear();
        }

        return ErrorPage.WriteAsync(visit.Context, status, visit.Language.Code, visit.Ancestors);
    }

    private async Task OpenAsync(Visit visit)
    {
        HttpContext context = visit.Context;
        WidgetOpening opening = visit.Opening;
        WidgetUser? user = null;
        if (opening.Claim is { } claim)
        {
            IRequestVerifier verifier = context.RequestServices.GetRequiredService<IRequestVerifier>();
            Verification verification = await verifier.VerifyAsync(claim, context.RequestAborted).ConfigureAwait(false);
            if (!verification.Succeeded)
            {
                RequestRefusal refusal = OriginRefusals.Of(verification.Refusal);
                visit.Services.Log.Refused(route.Path, visit.Placement, refusal);
                await RefuseAsync(context, visit.Services, refusal, visit.Language).ConfigureAwait(false);
                return;
            }

            visit.Portal = verification.Portal;
            user = WidgetUser.Of(visit.Services.Clients, verification.Portal, claim, verification.UserId, visit.Language.Code);
        }

        WidgetLog.Opened(visit.Placement);
        context.Features.Set(visit.Language);
        FrameHeaders.Apply(context, visit.Ancestors);
        var request = new VerifiedRequest(
            context, opening.Placement, opening.Context, visit.Portal, user, opening.Fields.ApplicationSid(), opening.Fields.All);
        IResult result = await opening.Widget.HandleAsync(request, context.RequestAborted).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"{opening.Widget.WidgetType} returned no result. Return Results.Empty if it has written the response itself.");
        await result.ExecuteAsync(context).ConfigureAwait(false);
        WidgetLog.Answered(visit.Placement);
    }

    /// <summary>The placement as the application declares it, so that logs and metrics have no code that only a request has.</summary>
    private string DeclaredCode(string placement)
    {
        foreach (string declared in _placements)
        {
            if (declared == placement)
            {
                return declared;
            }
        }

        PlacementFamily? family = PlacementCatalog.Find(placement)?.Family;
        return Array.Find(_placements, declared => declared.Contains('*', StringComparison.Ordinal) && PlacementCatalog.Find(declared)?.Family == family)
            ?? route.Pattern;
    }

    /// <summary>One request, while it is answered.</summary>
    private sealed class Visit(HttpContext context, WidgetServices services, WidgetOpening opening, UserLanguage language, string placement)
    {
        public HttpContext Context { get; } = context;

        public WidgetServices Services { get; } = services;

        public WidgetOpening Opening { get; } = opening;

        public UserLanguage Language { get; } = language;

        /// <summary>The placement as the application declares it.</summary>
        public string Placement { get; } = placement;

        /// <summary>The portal, as soon as it is proven.</summary>
        public Portal? Portal { get; set; }

        /// <summary>Whether nothing is left to prove.</summary>
        public bool IsVerified => Opening.Claim is null || Portal is not null;

        /// <summary>Who may show the answer: the portal, or any as long as it is not proven which.</summary>
        public string Ancestors => Portal?.Origin ?? Services.Policy.FrameAncestors;
    }
}
