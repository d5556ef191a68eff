namespace Placement.Testing.Crm;

/// <summary>What a record shall be like.</summary>
/// <param name="Values">The values that are given, by the names of <c>crm.item.*</c>; null: emptied.</param>
/// <param name="Multifields">The telephone numbers and addresses that are given.</param>
internal sealed record CrmInput(IReadOnlyDictionary<string, object?> Values, IReadOnlyList<CrmMultifieldChange> Multifields);
