namespace Placement;

/// <summary>Who calls whom.</summary>
public enum CallDirection
{
    /// <summary>The portal did not say, or in a word that is not documented.</summary>
    None,

    /// <summary>The client calls.</summary>
    Incoming,

    /// <summary>The employee calls.</summary>
    Outgoing,

    /// <summary>The client asked to be called back.</summary>
    Callback,
}
