using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A list of tasks: a user's, or a project's.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/task/list-toolbar.html">TASK_USER_LIST_TOOLBAR</seealso>
public sealed record TaskListContext : PlacementContext
{
    /// <summary>The owner of the list; null: it is a project's.</summary>
    public int? UserId { get; init; }

    /// <summary>The project; null: the list is a user's.</summary>
    public int? GroupId { get; init; }

    internal static new TaskListContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        UserId = values.OptionalId(ContextMember.UserId),
        GroupId = values.OptionalId(ContextMember.GroupId),
    };
}
