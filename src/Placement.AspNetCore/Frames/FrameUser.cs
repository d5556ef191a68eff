namespace Placement;

/// <summary>A user of a portal, as <see cref="IBitrixFrame.SelectUserAsync"/> gives one.</summary>
/// <param name="Id">The user's id on the portal.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Position">What they are; null: not said.</param>
public sealed record FrameUser(int Id, string Name, string? Position = null);
