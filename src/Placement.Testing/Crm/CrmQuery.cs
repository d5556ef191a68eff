using System.Text.Json.Nodes;
using Placement.Testing.Calls;

namespace Placement.Testing.Crm;

/// <summary>A page of records that meet a condition, in an order.</summary>
internal static class CrmQuery
{
    /// <summary>How many records a page has, which nobody can change.</summary>
    public const int PageSize = 50;

    /// <summary>The records in an order; what is equal stays in its order.</summary>
    public static IReadOnlyList<CrmRecord> Sorted(
        IEnumerable<CrmRecord> records, IEnumerable<(CrmField Field, bool Descending)> order)
    {
        var byValue = Comparer<object?>.Create(CrmValue.Compare);
        IOrderedEnumerable<CrmRecord> sorted = records.OrderBy(static _ => 0);
        foreach ((CrmField field, bool descending) in order)
        {
            sorted = descending
                ? sorted.ThenByDescending(record => record[field.Name], byValue)
                : sorted.ThenBy(record => record[field.Name], byValue);
        }

        return [.. sorted];
    }

    /// <summary>The page that a start lies in.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="start">How many rows come before the page; below 0: the first page, and nothing is counted.</param>
    /// <param name="result">Makes the result of the rows of the page.</param>
    public static MethodOutcome Page<T>(IReadOnlyList<T> rows, int start, Func<IEnumerable<T>, JsonNode> result)
    {
        if (start < 0)
        {
            return new MethodOutcome(result(rows.Take(PageSize)));
        }

        int first = start - (start % PageSize);
        int next = first + PageSize;
        return new MethodOutcome(result(rows.Skip(first).Take(PageSize)))
        {
            Total = rows.Count,
            Next = next < rows.Count ? next : null,
        };
    }
}
