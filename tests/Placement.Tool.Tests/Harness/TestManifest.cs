using System.Text.Json.Nodes;

namespace Placement.Tool.Tests.Harness;

/// <summary>Manifests as tests write them.</summary>
internal static class TestManifest
{
    /// <summary>One item of <c>placements</c>.</summary>
    public static JsonObject Item(
        string placement, string handler, string? title = null, string @class = "Acme.Widget", Action<JsonObject>? adjust = null)
    {
        var bind = new JsonObject { ["PLACEMENT"] = placement, ["HANDLER"] = handler };
        if (title is not null)
        {
            bind["TITLE"] = title;
        }

        var item = new JsonObject { ["bind"] = bind, ["class"] = @class };
        adjust?.Invoke(item);
        return item;
    }

    /// <summary>A manifest with these items.</summary>
    public static string Of(params JsonObject[] items) =>
        new JsonObject { ["version"] = 1, ["placements"] = new JsonArray([.. items]) }.ToJsonString();
}
