namespace Placement.Testing.State;

/// <summary>What a store holds at one moment.</summary>
/// <param name="LastId">The last number that it has given: none is given twice.</param>
/// <param name="Entries">Its entries, in its own order.</param>
internal sealed record StoreContent<T>(int LastId, IReadOnlyList<T> Entries);
