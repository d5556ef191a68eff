namespace Placement.Testing.State;

/// <summary>What a secret is good for.</summary>
internal enum TokenKind
{
    /// <summary>It calls methods.</summary>
    Access,

    /// <summary>It is exchanged for a new pair.</summary>
    Refresh,

    /// <summary>It is exchanged for the first pair.</summary>
    Code,
}
