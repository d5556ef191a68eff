namespace Placement.AspNetCore.Tests.Installation;

/// <summary>What the applications of these tests show: a tab, and a worker that portals remove if it is slow.</summary>
internal static class Widgets
{
    public const string Worker = "PAGE_BACKGROUND_WORKER";

    public const string WorkerRemoved = "/widgets/worker/removed";

    public static IReadOnlyList<WidgetBinding> Bindings { get; } =
    [
        new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/deal","TITLE":"Supplies"}"""u8, typeof(DealTab)),
        new("""{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"~/widgets/worker","TITLE":"Alerts","OPTIONS":{"errorHandlerUrl":"~/widgets/worker/removed"}}"""u8, typeof(AlertWorker)),
    ];

    public static IReadOnlyList<HostedWidget> Hosted { get; } =
        [HostedWidget.Create<DealTab, CrmEntityContext>(), HostedWidget.Create<AlertWorker, BackgroundWorkerContext>()];
}
