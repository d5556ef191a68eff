using Placement.Openings;

namespace Placement.Handlers;

/// <summary>Hands verified requests over to what answers them.</summary>
internal static class WidgetRequestFactory
{
    /// <summary>The request as a widget gets it.</summary>
    /// <typeparam name="TContext">What the widget is opened with.</typeparam>
    public static WidgetRequest<TContext> For<TContext>(this WidgetRequestContext request)
        where TContext : PlacementContext => new(request.Placement, (TContext)request.Context, request.Portal, request.User)
        {
            ApplicationSid = request.IsWithinSession ? request.Session!.ApplicationSid : request.Fields.ApplicationSid(),
            Fields = request.Fields,
            HttpContext = request.HttpContext,
            OpenSession = request.Session,
            Opening = request.Opening,
        };
}
