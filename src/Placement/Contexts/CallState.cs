namespace Placement;

/// <summary>How far a call has come.</summary>
public enum CallState
{
    /// <summary>The portal did not say, or in a word that is not documented.</summary>
    None,

    /// <summary>There is no connection, not yet or not any more.</summary>
    Idle,

    /// <summary>The connection is being made.</summary>
    Connecting,

    /// <summary>They are talking.</summary>
    Connected,
}
