using System.Text.Json.Nodes;

namespace Placement.Testing.Page;

/// <summary>The tasks that lists and cards show.</summary>
internal sealed class PageTasks(LocalTasks tasks)
{
    public IEnumerable<PageEndpoint> Endpoints => [new("tasks", List) { IsReadOnly = true }];

    private JsonObject List(PageRequest _) => new()
    {
        ["tasks"] = new JsonArray([.. tasks.All.Select(static JsonNode (task) => new JsonObject
        {
            ["id"] = task.Id,
            ["title"] = task.Title,
            ["description"] = task.Description,
            ["status"] = task.Status,
            ["groupId"] = task.GroupId,
            ["responsibleId"] = task.ResponsibleId,
        })]),
    };
}
