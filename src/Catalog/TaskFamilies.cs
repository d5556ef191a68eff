namespace Placement.Catalog;

/// <summary>Placements of tasks and workgroups.</summary>
internal static class TaskFamilies
{
    public static IReadOnlyList<PlacementFamily> All { get; } =
    [
        new("TASK_LIST_CONTEXT_MENU", "context menu of a task in the list", "api-reference/widgets/task/list-context-menu.md")
        {
            Scope = "task",
            Context = ContextNames.Task,
            ContextKeys =
            [
                new(ContextMember.TaskId, "ID", "string", "always", "task"),
            ],
            Page = "/company/personal/user/{user}/tasks/",
        },
        new("TASK_USER_LIST_TOOLBAR", "menu above the task list of a user", "api-reference/widgets/task/list-toolbar.md")
        {
            Scope = "task",
            Context = ContextNames.TaskList,
            ContextKeys =
            [
                new(ContextMember.UserId, "USER_ID", "string", "always", "owner of the list"),
            ],
            Page = "/company/personal/user/{id}/tasks/",
        },
        new("TASK_GROUP_LIST_TOOLBAR", "menu above the task list of a project", "api-reference/widgets/task/list-toolbar.md")
        {
            Scope = "task",
            Context = ContextNames.TaskList,
            ContextKeys =
            [
                new(ContextMember.GroupId, "GROUP_ID", "string", "always", "workgroup or project"),
            ],
            Page = "/workgroups/group/{id}/tasks/",
        },
        new("TASK_ROBOT_DESIGNER_TOOLBAR", "button in the task automation rules designer", "api-reference/widgets/task/robot-designer-toolbar.md")
        {
            Scope = "task",
            Context = ContextNames.TaskList,
            ContextKeys =
            [
                new(ContextMember.UserId, "USER_ID", "string", "personal planner", "mutually exclusive with GROUP_ID"),
                new(ContextMember.GroupId, "GROUP_ID", "string", "project", "mutually exclusive with USER_ID"),
            ],
            Page = "/company/personal/user/{user}/tasks/",
        },
        new("TASK_VIEW_TAB", "widget in the task card, formerly a tab", "api-reference/widgets/task/view-tab.md")
        {
            Scope = "task",
            Context = ContextNames.Task,
            ContextKeys =
            [
                new(ContextMember.TaskId, "taskId", "string", "always", "task"),
            ],
            Options = [CatalogOptions.GroupId],
            Page = "/company/personal/user/{user}/tasks/task/view/{id}/",
        },
        new("TASK_VIEW_SIDEBAR", "widget in the task card, formerly the right panel", "api-reference/widgets/task/view-sidebar.md")
        {
            Scope = "task",
            Context = ContextNames.Task,
            ContextKeys =
            [
                new(ContextMember.TaskId, "taskId", "string", "always", "task"),
            ],
            Options = [CatalogOptions.GroupId],
            Page = "/company/personal/user/{user}/tasks/task/view/{id}/",
        },
        new("TASK_VIEW_TOP_PANEL", "widget in the task card, formerly a button in the top panel", "api-reference/widgets/task/view-top-panel.md")
        {
            Scope = "task",
            Context = ContextNames.Task,
            ContextKeys =
            [
                new(ContextMember.TaskId, "taskId", "string", "always", "task"),
            ],
            Page = "/company/personal/user/{user}/tasks/task/view/{id}/",
        },
        new("SONET_GROUP_DETAIL_TAB", "item in the menu of a workgroup or project", "api-reference/widgets/workgroups/detail-tab.md")
        {
            Scope = "sonet_group",
            Context = ContextNames.Workgroup,
            ContextKeys =
            [
                new(ContextMember.GroupId, "GROUP_ID", "string", "always", "workgroup"),
            ],
            Page = "/workgroups/group/{id}/",
        },
        new("SONET_GROUP_ROBOT_DESIGNER_TOOLBAR", "button in the workgroup automation rules designer", "api-reference/widgets/workgroups/robot-designer-toolbar.md")
        {
            Scope = "sonet_group",
            Context = ContextNames.Workgroup,
            ContextKeys =
            [
                new(ContextMember.GroupId, "GROUP_ID", "string", "always", "workgroup"),
            ],
            Page = "/workgroups/group/{id}/tasks/",
        },
        new("SONET_GROUP_TOOLBAR", "item in the extensions menu of a workgroup", "api-reference/widgets/workgroups/toolbar.md")
        {
            Scope = "sonet_group",
            Context = ContextNames.Workgroup,
            Note = "the group id stands in the URI path; not rendered in the Projects AI interface, where SONET_GROUP_DETAIL_TAB is",
            Page = "/workgroups/group/{id}/tasks/",
        },
    ];
}
