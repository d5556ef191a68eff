using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Placement.Openings;
using Placement.Requests;
using Placement.Sessions;

namespace Placement.Mvc;

/// <summary>
/// Answers as widgets do: in the culture of the user, and with a page of ours where a parameter is refused. It looks once more at what
/// authorization has let pass, because not every application uses that for its controllers.
/// </summary>
/// <param name="need">What the action or the page asks for.</param>
internal sealed class WidgetFilter(WidgetNeed need) : IAsyncAuthorizationFilter, IAsyncResourceFilter
{
    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpContext http = context.HttpContext;
        bool isOpenToAll = http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || context.Filters.Any(static filter => filter is IAllowAnonymousFilter);
        if (need != WidgetNeed.Stated && !isOpenToAll && !await IsMetAsync(http).ConfigureAwait(false))
        {
            context.Result = new ChallengeResult(PlacementDefaults.AuthenticationScheme);
        }
    }

    /// <inheritdoc/>
    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return WidgetEndpoints.AnswerAsync(context.HttpContext, async () =>
        {
            ResourceExecutedContext executed = await next().ConfigureAwait(false);
            if (executed is { Exception: RefusedRequestException refused, ExceptionHandled: false })
            {
                executed.ExceptionHandled = true;
                await WidgetRefusal.WriteAsync(
                    context.HttpContext, refused.Refusal, refused.Language, Ancestors(context.HttpContext)).ConfigureAwait(false);
            }
            else if (executed is { Exception: { } failure, ExceptionHandled: false })
            {
                WidgetDiagnostics.Tell(context.HttpContext, failure);
            }

            return executed is { Exception: null } or { ExceptionHandled: true };
        });
    }

    private static string Ancestors(HttpContext context) =>
        context.Features.Get<WidgetRequestResult>()?.Request?.Portal?.Origin
        ?? context.RequestServices.GetRequiredService<HostPolicy>().FrameAncestors;

    private async ValueTask<bool> IsMetAsync(HttpContext context)
    {
        IServiceProvider services = context.RequestServices;
        return need == WidgetNeed.Session
            ? (await services.GetRequiredService<SessionAuthenticator>().AuthenticateAsync(context).ConfigureAwait(false))
                .Session is not null
            : (await services.GetRequiredService<WidgetRequestVerifier>().VerifyAsync(context).ConfigureAwait(false)).Request is not null;
    }
}
