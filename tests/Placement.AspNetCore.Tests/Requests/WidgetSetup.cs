using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>What an application under test consists of.</summary>
internal sealed class WidgetSetup
{
    private static readonly HostedWidget[] Probes =
    [
        HostedWidget.Create<Probe<CrmEntityContext>, CrmEntityContext>(),
        HostedWidget.Create<Probe<CrmTimelineContext>, CrmTimelineContext>(),
        HostedWidget.Create<Probe<CrmSectionContext>, CrmSectionContext>(),
        HostedWidget.Create<Probe<ClientSearchContext>, ClientSearchContext>(),
        HostedWidget.Create<Probe<RequisiteSearchContext>, RequisiteSearchContext>(),
        HostedWidget.Create<Probe<TaskContext>, TaskContext>(),
        HostedWidget.Create<Probe<TaskListContext>, TaskListContext>(),
        HostedWidget.Create<Probe<WorkgroupContext>, WorkgroupContext>(),
        HostedWidget.Create<Probe<ChatContext>, ChatContext>(),
        HostedWidget.Create<Probe<CallCardContext>, CallCardContext>(),
        HostedWidget.Create<Probe<CalendarContext>, CalendarContext>(),
        HostedWidget.Create<Probe<UserProfileContext>, UserProfileContext>(),
        HostedWidget.Create<Probe<ContactCenterContext>, ContactCenterContext>(),
        HostedWidget.Create<Probe<AppLinkContext>, AppLinkContext>(),
        HostedWidget.Create<Probe<BackgroundWorkerContext>, BackgroundWorkerContext>(),
        HostedWidget.Create<Probe<ConnectorContext>, ConnectorContext>(),
        HostedWidget.Create<Probe<UserFieldContext>, UserFieldContext>(),
        HostedWidget.Create<Probe<PlacementContext>, PlacementContext>(),
    ];

    public required IReadOnlyList<(string Placement, string Path, HostedWidget Widget)> Widgets { get; init; }

    /// <summary>What widgets answer.</summary>
    public Func<HttpContext, CancellationToken, Task<IResult>> Answer { get; init; } = static (_, _) =>
        Task.FromResult(Results.Text("opened"));

    /// <summary>The environment that the application runs in.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>What stands before the widgets.</summary>
    public Action<WebApplication>? Middleware { get; init; }

    /// <summary>Services of the application's own.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    public IPortalStore Store { get; init; } = new InMemoryPortalStore();

    /// <summary>The portal that has the application; null: none has.</summary>
    public Portal? Portal { get; init; } = PortalOf(WidgetFields.MemberId, WidgetFields.Host, WidgetFields.ApplicationToken);

    /// <summary>Widgets for these placements, all at one path, each with the context that is its own.</summary>
    public static WidgetSetup For(params string[] placements) => new() { Widgets = WidgetsFor(placements) };

    public static (string Placement, string Path, HostedWidget Widget)[] WidgetsFor(params string[] placements) =>
        [.. placements.Select(static placement => (placement, WidgetApplication.Path, ProbeFor(placement)))];

    public static Portal PortalOf(string memberId, string host, string applicationToken) => new()
    {
        MemberId = memberId,
        ClientEndpoint = new Uri($"https://{host}/rest/"),
        ApplicationToken = applicationToken,
        IsApplicationTokenConfirmed = true,
        State = PortalState.Installed,
    };

    public static HostedWidget ProbeFor(string placement) =>
        Probes.Single(probe => probe.ContextType == PlacementContextReader.ContextTypeOf(placement));

    public static WidgetBinding Binding(string placement, string path, HostedWidget widget) =>
        new(Encoding.UTF8.GetBytes($$"""{"PLACEMENT":"{{placement}}","HANDLER":"~{{path}}"}"""), widget.WidgetType);

    public async Task StoreAsync()
    {
        if (Portal is not null)
        {
            await Store.SaveAsync(Portal, TestContext.Current.CancellationToken);
        }
    }
}
