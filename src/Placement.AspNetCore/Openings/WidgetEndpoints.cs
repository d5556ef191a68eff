using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.Requests;
using Placement.Sessions;

namespace Placement.Openings;

/// <summary>What makes an endpoint of the application's own one that answers widgets only, and as widgets do.</summary>
internal static class WidgetEndpoints
{
    /// <summary>The request is verified before anything of the endpoint runs.</summary>
    public static IAuthorizeData Authorization { get; } = new AuthorizeAttribute(PlacementDefaults.WidgetPolicy);

    /// <summary>Asks for a widget before an endpoint answers.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="context">What it is opened with.</param>
    public static void Require(EndpointBuilder endpoint, WidgetContextMetadata context)
    {
        endpoint.Metadata.Add(context);
        if (endpoint.Metadata.Contains(Authorization))
        {
            return;
        }

        endpoint.Metadata.Add(Authorization);
        endpoint.Metadata.Add(SessionEndpoints.Antiforgery);
        endpoint.FilterFactories.Add(static (_, next) => async invocation =>
        {
            object? answer = null;
            await AnswerAsync(invocation.HttpContext, async () =>
            {
                answer = await next(invocation).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            return answer;
        });
    }

    /// <summary>Answers a verified request in the culture of its user, and counts it as widgets are counted.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">Answers it, and says whether that has succeeded.</param>
    public static async Task AnswerAsync(HttpContext context, Func<Task<bool>> answer)
    {
        SessionEndpoints.Enter(context);
        bool hasSucceeded = false;
        try
        {
            hasSucceeded = await answer().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            WidgetDiagnostics.Tell(context, failure);
            throw;
        }
        finally
        {
            Count(context, hasSucceeded);
        }
    }

    private static void Count(HttpContext context, bool hasSucceeded)
    {
        if (context.Features.Get<WidgetRequestResult>()?.Request is not { } request)
        {
            return;
        }

        string placement = context.RequestServices.GetRequiredService<IWidgetPaths>().Of(context).DeclaredCode(request.Placement);
        if (hasSucceeded)
        {
            WidgetLog.Answered(placement);
        }
        else if (!context.RequestAborted.IsCancellationRequested)
        {
            WidgetLog.Failed(placement);
        }
    }
}
