namespace Placement.Testing.Crm;

/// <summary>A record as it is at one moment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Values">Its values by the names of <c>crm.item.*</c>. What is empty is absent.</param>
/// <param name="Multifields">Its telephone numbers and addresses.</param>
internal sealed record CrmRecord(int Id, IReadOnlyDictionary<string, object> Values, IReadOnlyList<CrmMultifield> Multifields)
{
    /// <summary>A value; null: it is empty. Of a field with several it is a list.</summary>
    public object? this[string field] => Values.GetValueOrDefault(field);
}
