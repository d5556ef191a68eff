namespace Placement.Testing.Crm;

/// <summary>A pipeline.</summary>
/// <param name="Id">Its number; 0: the general pipeline of deals.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sort">Where it stands among the others.</param>
/// <param name="StageType">The directory of its stages.</param>
internal sealed record CrmCategory(int Id, string Name, int Sort, string StageType);
