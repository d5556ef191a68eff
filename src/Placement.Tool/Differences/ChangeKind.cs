namespace Placement.Tool.Differences;

/// <summary>What a release does with a binding.</summary>
internal enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It has other texts, options or another icon.</summary>
    Changed,

    /// <summary>It has another handler.</summary>
    Moved,

    /// <summary>It is gone.</summary>
    Removed,
}
