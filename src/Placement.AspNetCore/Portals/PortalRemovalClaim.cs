namespace Placement;

/// <summary>
/// A notice that a portal has removed the application. While the portal is not <see cref="PortalState.Uninstalled"/>, it has not confirmed
/// the notice yet; after that, its data is kept for a while.
/// </summary>
/// <remarks>
/// Bitrix24 sends the notice once, and every user of the portal can make one up. So it is kept with the portal, and the portal is asked
/// until it says what is true.
/// </remarks>
public sealed record PortalRemovalClaim
{
    /// <summary>When the notice came.</summary>
    public required DateTimeOffset ClaimedAt { get; init; }

    /// <summary>Whether the notice asks to delete the application's data, too.</summary>
    public bool Clean { get; init; }

    /// <summary>How often the portal was asked, without an answer that tells.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is to be asked again; for a portal that has confirmed: when its data is to be deleted.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
