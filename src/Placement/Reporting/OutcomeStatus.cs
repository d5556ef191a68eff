namespace Placement;

/// <summary>What became of a binding.</summary>
public enum OutcomeStatus
{
    /// <summary>The portal has it already as declared.</summary>
    Unchanged = 0,

    /// <summary>It was registered.</summary>
    Bound = 1,

    /// <summary>It was registered anew, because texts or options differed.</summary>
    Replaced = 2,

    /// <summary>It was removed, because the code no longer declares it.</summary>
    Removed = 3,

    /// <summary>The portal refused it, or could not be reached.</summary>
    Failed = 4,
}
