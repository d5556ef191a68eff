namespace Placement.Catalog;

/// <summary>How current a placement is.</summary>
internal enum PlacementStatus
{
    /// <summary>Documented and shown.</summary>
    Current,

    /// <summary>Documented, but no longer shown.</summary>
    Deprecated,

    /// <summary>Offered by portals without a documentation page: context and options are unknown.</summary>
    Undocumented,

    /// <summary>No longer documented; a successor exists.</summary>
    Legacy,
}
