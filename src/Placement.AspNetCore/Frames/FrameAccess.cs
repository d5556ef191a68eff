namespace Placement;

/// <summary>Who may have access to something, as <see cref="IBitrixFrame.SelectAccessAsync"/> gives it.</summary>
/// <param name="Id">What it is, as Bitrix24 writes it: <c>U1</c> for a user, <c>AU</c> for all.</param>
/// <param name="Name">What users call it.</param>
public sealed record FrameAccess(string Id, string Name);
