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
    public static MethodOutcome Of(IReadOnlyList<JsonNode> rows, int start, Func<JsonArray, JsonNode>? wrap = null) => Of(
        rows,
        start,
        page =>
        {
            JsonArray list = [.. page];
            return wrap is null ? list : wrap(list);
        });

    /// <summary>One page of rows that are written only when they are on it.</summary>
    /// <param name="rows">All rows, in their order.</param>
    /// <param name="start">Where the page begins, as Bitrix24 reads it: at a multiple of the size.</param>
    /// <param name="write">Makes the result of the rows of the page.</param>
    public static MethodOutcome Of<T>(IReadOnlyList<T> rows, int start, Func<IEnumerable<T>, JsonNode> write)
    {
        int first = start < 0 ? 0 : start - (start % Size);
        JsonNode result = write(rows.Skip(first).Take(Size));
        return start < 0
            ? new MethodOutcome(result)
            : new MethodOutcome(result) { Total = rows.Count, Next = first < rows.Count - Size ? first + Size : null };
    }
}
