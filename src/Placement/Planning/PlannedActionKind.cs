namespace Placement;

/// <summary>What registering is going to do with a binding.</summary>
public enum PlannedActionKind
{
    /// <summary>Nothing: the portal has it as declared.</summary>
    Unchanged = 0,

    /// <summary>Register it.</summary>
    Bind = 1,

    /// <summary>Remove it and register it anew, because texts or options differ: Bitrix24 has no update.</summary>
    Replace = 2,

    /// <summary>Remove it, because the code no longer declares it.</summary>
    Remove = 3,
}
