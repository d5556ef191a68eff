namespace Placement;

/// <summary>Which kind of client is searched for.</summary>
public enum ClientType
{
    /// <summary>The portal did not say.</summary>
    None,

    /// <summary>A contact.</summary>
    Contact,

    /// <summary>A company.</summary>
    Company,
}
