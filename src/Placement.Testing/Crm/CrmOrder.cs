namespace Placement.Testing.Crm;

/// <summary>Records in an order.</summary>
internal static class CrmOrder
{
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
}
