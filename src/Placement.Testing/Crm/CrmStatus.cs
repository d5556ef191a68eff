namespace Placement.Testing.Crm;

/// <summary>An entry of a directory: a stage, a source, a type.</summary>
/// <param name="Id">Its number.</param>
/// <param name="EntityId">The directory.</param>
/// <param name="StatusId">What stands in the records.</param>
/// <param name="Name">What the portal's pages call it.</param>
/// <param name="Sort">Where it stands among the others.</param>
/// <param name="Semantics">Of a stage: S won, F lost; empty: in progress, or no stage.</param>
/// <param name="IsStage">Whether it is a stage.</param>
internal sealed record CrmStatus(int Id, string EntityId, string StatusId, string Name, int Sort, string Semantics, bool IsStage);
