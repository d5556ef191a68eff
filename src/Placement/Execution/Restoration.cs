namespace Placement.Execution;

/// <summary>What became of binding again what was removed for a binding that was refused.</summary>
/// <param name="Refusal">Why it is not there; null: it is.</param>
/// <param name="IsUnknown">Whether it may be there all the same: its answer was lost, and the portal does not say what it stores.</param>
/// <param name="IsNeedless">Whether the refused binding is there after all.</param>
internal readonly record struct Restoration(BitrixException? Refusal = null, bool IsUnknown = false, bool IsNeedless = false);
