using Placement.Testing.State;

namespace Placement.Testing.Crm;

/// <summary>All records at one moment.</summary>
/// <param name="LastMultifieldId">The last number that a telephone number or address was given.</param>
/// <param name="Records">The records of each entity type, by its id.</param>
internal sealed record CrmContent(int LastMultifieldId, IReadOnlyDictionary<int, StoreContent<CrmRecord>> Records);
