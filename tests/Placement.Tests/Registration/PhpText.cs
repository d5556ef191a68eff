using System.Text.Json.Nodes;

namespace Placement.Tests.Registration;

/// <summary>Reads a query string as PHP does, as far as registering writes one.</summary>
internal static class PhpText
{
    public static JsonObject Decode(string query)
    {
        var root = new JsonObject();
        foreach (string pair in query.Split('&'))
        {
            string[] parts = pair.Split('=', 2);
            string[] path = Uri.UnescapeDataString(parts[0]).Replace("]", "", StringComparison.Ordinal).Split('[');
            JsonObject parent = root;
            foreach (string name in path[..^1])
            {
                parent[name] ??= new JsonObject();
                parent = parent[name]!.AsObject();
            }

            parent[path[^1]] = Uri.UnescapeDataString(parts[1]);
        }

        return root;
    }
}
