namespace Placement;

/// <summary>What the server says about the time that a call took.</summary>
/// <param name="Duration">The whole request.</param>
/// <param name="Processing">The method itself.</param>
/// <param name="Operating">What this method has consumed of its budget in the last ten minutes; null: not said.</param>
/// <param name="OperatingResetAt">When part of that budget is released; null: not said.</param>
public sealed record ResponseTime(
    TimeSpan Duration,
    TimeSpan Processing,
    TimeSpan? Operating = null,
    DateTimeOffset? OperatingResetAt = null);
