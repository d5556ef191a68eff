using System.Text.Json.Nodes;
using Placement.Testing.State;

namespace Placement.Testing.Page;

/// <summary>What frames keep on the portal: options of the application and of its users.</summary>
internal sealed class PageOptions(OptionStore store)
{
    /// <summary>In place of a user: the application itself.</summary>
    public const int Application = 0;

    public IEnumerable<PageEndpoint> Endpoints => [new("options", Set)];

    /// <summary>All options as the frame protocol says them: a map, even when it is empty.</summary>
    public static JsonObject Map(OptionStore store, int userId) => store.All(userId) as JsonObject ?? [];

    /// <summary>Sets one option, if one is named, and tells those of its kind.</summary>
    private JsonObject Set(PageRequest request)
    {
        int userId = request.Parameters.Text("kind") == "app" ? Application : request.User.Id;
        if (request.Parameters.Text("name") is { Length: > 0 } name)
        {
            if (userId == Application)
            {
                request.RequireAdministrator();
            }

            store.Set(userId, [KeyValuePair.Create(name, request.Parameters["value"])]);
        }

        return Map(store, userId);
    }
}
