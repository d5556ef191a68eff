namespace Placement.Grains;

/// <summary>What became of a renewal that was asked for by another host. Why it failed, that host finds out by itself.</summary>
[GenerateSerializer]
[Alias("Placement.RenewalOutcome")]
internal enum RenewalOutcome
{
    /// <summary>The store has other tokens, or none.</summary>
    Done,

    /// <summary>The authorization server refused, or did not answer.</summary>
    Refused,

    /// <summary>The portal store failed.</summary>
    StoreFailed,
}
