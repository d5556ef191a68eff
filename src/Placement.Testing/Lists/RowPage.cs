using System.Text.Json.Nodes;
using Placement.Testing.Calls;

namespace Placement.Testing.Lists;

/// <summary>Pages of a list: 50 rows each.</summary>
internal static class RowPage
{
    public const int Size = 50;

    /// <summary>One page.</summary>
    /// <param name="rows">All rows, in their order.</param>
    /// <param name="start">Where the page begins; less than 0: at the first row, and nobody counts.</param>
    /// <param name="wrap">Puts the rows into the result; null: they are the result.</param>
    public static MethodOutcome Of(IReadOnlyCollection<JsonNode> rows, int start, Func<JsonArray, JsonNode>? wrap = null)
    {
        var page = new JsonArray([.. rows.Skip(start).Take(Size)]);
        JsonNode result = wrap is null ? page : wrap(page);
        return start < 0
            ? new MethodOutcome(result)
            : new MethodOutcome(result) { Total = rows.Count, Next = start + Size < rows.Count ? start + Size : null };
    }
}
