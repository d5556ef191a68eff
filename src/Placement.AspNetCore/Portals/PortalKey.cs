namespace Placement.Portals;

/// <summary>What tells portals apart: the application, and the portal's identity.</summary>
/// <param name="ClientId">The application; null: it is stored without one.</param>
/// <param name="MemberId">The portal's identity, lower case.</param>
internal readonly record struct PortalKey(string? ClientId, string MemberId)
{
    /// <summary>A key for text.</summary>
    public override string ToString() => $"{MemberId}/{ClientId}";
}
