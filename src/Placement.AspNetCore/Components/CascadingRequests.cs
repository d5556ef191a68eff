using Microsoft.AspNetCore.Components;
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

        // What ASP.NET Core looks for has no public name. To add each context as the session is would make the runtime load a dozen types
        // for it when the application starts, be there components or not.
        Type supplier = services[^1].ServiceType;
        foreach (Func<IServiceProvider, object> request in Requests())
        {
            services.Add(ServiceDescriptor.Scoped(supplier, request));
        }
    }

    private static Func<IServiceProvider, object>[] Requests() =>
    [
        static provider => Request<PlacementContext>(provider),
        static provider => Request<AppLinkContext>(provider),
        static provider => Request<BackgroundWorkerContext>(provider),
        static provider => Request<CalendarContext>(provider),
        static provider => Request<CallCardContext>(provider),
        static provider => Request<ChatContext>(provider),
        static provider => Request<ClientSearchContext>(provider),
        static provider => Request<ConnectorContext>(provider),
        static provider => Request<ContactCenterContext>(provider),
        static provider => Request<CrmEntityContext>(provider),
        static provider => Request<CrmSectionContext>(provider),
        static provider => Request<CrmTimelineContext>(provider),
        static provider => Request<RequisiteSearchContext>(provider),
        static provider => Request<TaskContext>(provider),
        static provider => Request<TaskListContext>(provider),
        static provider => Request<UserFieldContext>(provider),
        static provider => Request<UserProfileContext>(provider),
        static provider => Request<WorkgroupContext>(provider),
    ];

    private static CascadingValueSource<WidgetRequest<TContext>?> Request<TContext>(IServiceProvider provider)
        where TContext : PlacementContext =>
        new(() => provider.GetRequiredService<ComponentScope>().Request<TContext>(), isFixed: true);
}
