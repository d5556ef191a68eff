using Microsoft.Extensions.DependencyInjection;

namespace Placement.Components;

/// <summary>
/// Hands the request and the session of a widget to every component that asks for them by a cascading parameter, however deep it is, on a
/// page as in a circuit. Cascading parameters match by their very type, so there is one value for each context.
/// </summary>
internal static class CascadingRequests
{
    /// <summary>Adds the values. Each is made when a component first asks for it.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddCascadingValue(static provider => provider.GetRequiredService<ComponentScope>().Session);
        AddRequest<PlacementContext>(services);
        AddRequest<AppLinkContext>(services);
        AddRequest<BackgroundWorkerContext>(services);
        AddRequest<CalendarContext>(services);
        AddRequest<CallCardContext>(services);
        AddRequest<ChatContext>(services);
        AddRequest<ClientSearchContext>(services);
        AddRequest<ConnectorContext>(services);
        AddRequest<ContactCenterContext>(services);
        AddRequest<CrmEntityContext>(services);
        AddRequest<CrmSectionContext>(services);
        AddRequest<CrmTimelineContext>(services);
        AddRequest<RequisiteSearchContext>(services);
        AddRequest<TaskContext>(services);
        AddRequest<TaskListContext>(services);
        AddRequest<UserFieldContext>(services);
        AddRequest<UserProfileContext>(services);
        AddRequest<WorkgroupContext>(services);
    }

    private static void AddRequest<TContext>(IServiceCollection services)
        where TContext : PlacementContext =>
        services.AddCascadingValue(static provider => provider.GetRequiredService<ComponentScope>().Request<TContext>());
}
