namespace Placement;

/// <summary>A portal that one host brings up, while no other does.</summary>
/// <param name="Release">How far the releases have come on it.</param>
/// <param name="Portal">The portal; null: it is not stored any more, or cannot be read.</param>
public sealed record ClaimedPortal(PortalRelease Release, Portal? Portal);
