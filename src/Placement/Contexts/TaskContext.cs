using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A task.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/task/view-tab.html">TASK_VIEW_TAB</seealso>
public sealed record TaskContext : PlacementContext
{
    /// <summary>The task, at least 1; 0: the portal named none, for instance because the task is not saved yet.</summary>
    public int TaskId { get; init; }

    internal static new TaskContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        TaskId = values.Id(ContextMember.TaskId),
    };
}
