namespace Placement.Lifecycle;

/// <summary>What a portal says of a notice that the application was removed.</summary>
internal enum RemovalVerdict
{
    /// <summary>The application was removed, now or before.</summary>
    Removed,

    /// <summary>The portal still answers: the notice is made up, or comes late.</summary>
    Refused,

    /// <summary>The portal has answered less than a minute ago. It has to be asked again, later.</summary>
    RefusedBefore,

    /// <summary>Nobody can tell yet. The portal is asked again.</summary>
    Unclear,
}
