namespace Placement;

/// <summary>Whether tokens may be renewed.</summary>
public enum RenewalClaim
{
    /// <summary>They may: the store can be written, and nobody else renews them.</summary>
    Granted,

    /// <summary>Somebody else renews them. What that yields will be in the store, or the claim will end.</summary>
    Taken,

    /// <summary>The store has other tokens by now: find them.</summary>
    Superseded,
}
