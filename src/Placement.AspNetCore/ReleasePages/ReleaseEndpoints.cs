using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Placement.ReleasePages;

namespace Placement;

/// <summary>Maps the page that shows a release as it goes, and what tools ask about it.</summary>
public static class ReleaseEndpoints
{
    /// <summary>
    /// Maps the page of the release: how many portals have it, which do not and why; it can be paused and resumed there. The page names
    /// customers, so the application has to say who may see it: <c>app.MapReleases().RequireAuthorization("Operators")</c>.
    /// </summary>
    /// <remarks>
    /// <para>Below the path there are <c>/progress</c>, the counts as JSON, and <c>/events</c>, the same as server-sent events while they
    /// change.</para>
    /// <para>A host whose page has no authorization of its own refuses to start. Changes need the page's antiforgery token.</para>
    /// </remarks>
    /// <param name="endpoints">Where it is mapped.</param>
    /// <param name="pattern">The path, without parameters.</param>
    /// <returns>What configures it further.</returns>
    /// <exception cref="InvalidOperationException">AddReleases was not called.</exception>
    public static IEndpointConventionBuilder MapReleases(this IEndpointRouteBuilder endpoints, string pattern = "/_placement/releases")
    {
        (ReleasePage page, RouteGroupBuilder group) = Open<ReleasePage>(endpoints, pattern);
        group.MapGet("", Guarded(page.ShowAsync)).WithDisplayName("Placement releases");
        group.MapPost("", Guarded(page.ChangeAsync)).WithDisplayName("Placement releases, changes");
        group.MapGet("/progress", Guarded(page.ShowProgressAsync)).WithDisplayName("Placement releases, progress");
        group.MapGet("/events", Guarded(page.FollowAsync)).WithDisplayName("Placement releases, events");
        return group;
    }

    /// <summary>
    /// Maps what the command line <c>placements</c> asks with <c>--url</c>: how far the release is, on each portal, too; and has it paused,
    /// resumed, approved, or a portal tried again. It names customers and changes what they have, so the application has to say who may:
    /// <c>app.MapReleaseControl().RequireAuthorization("Operators")</c>.
    /// </summary>
    /// <remarks>
    /// <para>A host whose endpoint has no authorization of its own refuses to start.</para>
    /// <para>Changes need an <c>Authorization</c> header, such as a bearer token, and the content type <c>application/json</c>: cookies are
    /// not enough, and the form of another site, with which a browser sends Basic credentials by itself, cannot have that type.</para>
    /// <para><c>/portals</c> lists 500 at most, in the order of <c>memberId</c>; <c>?after=</c> and the last one goes on, until a list is
    /// empty. With several applications, <c>?application=</c> and a client id says which one is meant; otherwise, it is
    /// <see cref="PlacementOptions.ClientId"/>, or the first. <c>/applications</c> lists the client ids.</para>
    /// </remarks>
    /// <param name="endpoints">Where it is mapped.</param>
    /// <param name="pattern">The path, without parameters.</param>
    /// <returns>What configures it further.</returns>
    /// <exception cref="InvalidOperationException">AddReleases was not called.</exception>
    public static IEndpointConventionBuilder MapReleaseControl(
        this IEndpointRouteBuilder endpoints, string pattern = "/_placement/control")
    {
        (ReleaseControl control, RouteGroupBuilder group) = Open<ReleaseControl>(endpoints, pattern);
        group.MapGet("", Guarded(control.ShowProgressAsync)).WithDisplayName("Placement release control");
        group.MapGet("/portals", Guarded(control.ListPortalsAsync)).WithDisplayName("Placement release control, portals");
        group.MapGet("/applications", Guarded(control.ListApplicationsAsync)).WithDisplayName("Placement release control, applications");
        group.MapPost("", Guarded(control.ChangeAsync)).WithDisplayName("Placement release control, changes");
        group.DisableAntiforgery();
        return group;
    }

    private static (T Answers, RouteGroupBuilder Group) Open<T>(IEndpointRouteBuilder endpoints, string pattern)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        T answers = endpoints.ServiceProvider.GetService<T>()
            ?? throw new InvalidOperationException("There are no releases. Call AddReleases on the services of the application first.");
        RouteGroupBuilder group = endpoints.MapGroup(pattern);
        group.WithMetadata(ReleasePageMetadata.Instance);
        group.ExcludeFromDescription();
        return (answers, group);
    }

    /// <summary>The server listens a moment before the check of the start has looked at what is mapped.</summary>
    private static RequestDelegate Guarded(RequestDelegate answer) => context =>
    {
        if (!ReleasePageMetadata.IsOpen(context.GetEndpoint()))
        {
            return answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };
}
