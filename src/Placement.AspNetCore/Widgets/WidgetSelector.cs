using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Placement.Openings;
using Placement.Requests;

namespace Placement.Widgets;

/// <summary>
/// Chooses among endpoints that share a path, such as a widget, the main page and a component of the application at <c>/</c>: what a portal
/// opens goes to the page for its placement, and everything else to whatever else is there.
/// </summary>
internal sealed class WidgetSelector(RequestReader requests) : MatcherPolicy, IEndpointSelectorPolicy
{
    /// <summary>After methods and hosts are compared.</summary>
    public override int Order => 0;

    /// <inheritdoc/>
    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints)
    {
        foreach (Endpoint endpoint in endpoints)
        {
            if (RouteOf(endpoint) is { } route && (route.IsDefault || endpoints.Count > 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        bool isOpened = IsOpenedByPortal(httpContext.Request);
        List<WidgetRoute> pages = [];
        for (int at = 0; at < candidates.Count; at++)
        {
            if (!candidates.IsValidCandidate(at) || RouteOf(candidates[at].Endpoint) is not { } route)
            {
                continue;
            }

            if (route.IsDefault && (!isOpened || HasOther(candidates, candidates[at].Score)))
            {
                candidates.SetValidity(at, false);
            }
            else
            {
                pages.Add(route);
            }
        }

        if (pages.Count == 0)
        {
            return;
        }

        WidgetRoute chosen = pages.Count == 1 ? pages[0] : await ChooseAsync(httpContext, pages).ConfigureAwait(false);
        for (int at = 0; at < candidates.Count; at++)
        {
            Endpoint endpoint = candidates[at].Endpoint;
            if (RouteOf(endpoint) is { } route ? route != chosen : isOpened && IsComponent(endpoint))
            {
                candidates.SetValidity(at, false);
            }
        }
    }

    private static WidgetRoute? RouteOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<WidgetMetadata>()?.Route;

    /// <summary>Components take POST for their forms, and know nothing of portals.</summary>
    private static bool IsComponent(Endpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    /// <summary>Portals always put these into the address. A form of a component is not read here.</summary>
    private static bool IsOpenedByPortal(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && (request.Query.ContainsKey("APP_SID") || request.Query.ContainsKey("DOMAIN"));

    /// <summary>Whether an endpoint of the application's own answers, so that nothing has to stand in for its main page.</summary>
    private static bool HasOther(CandidateSet candidates, int score)
    {
        for (int at = 0; at < candidates.Count; at++)
        {
            Endpoint endpoint = candidates[at].Endpoint;
            if (candidates.IsValidCandidate(at) && candidates[at].Score <= score && RouteOf(endpoint) is null && !IsComponent(endpoint))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<WidgetRoute> ChooseAsync(HttpContext context, List<WidgetRoute> pages)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return pages.Find(static route => route.IsGet) ?? pages[0];
        }

        (RequestFields? fields, _) = await requests.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
        return fields?.Text("PLACEMENT")?.ToUpperInvariant() is { } placement && WidgetRequestReader.IsCode(placement)
            ? pages.MinBy(route => Distance(route, placement, context.Request))!
            : pages[0];
    }

    /// <summary>
    /// A page that is mapped by hand is the main page, and beside declared widgets nothing else; a class at the main page's address may be
    /// it as well; what stands in for a main page comes last.
    /// </summary>
    private static int Distance(WidgetRoute route, string placement, HttpRequest request)
    {
        bool isMain = placement == Placements.Default;
        return route.Find(placement, request) is null ? 3
            : route.IsDefault ? 2
            : (route.Page is not null) == isMain ? 0
            : 1;
    }
}
