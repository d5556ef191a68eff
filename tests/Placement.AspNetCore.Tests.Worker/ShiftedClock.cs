namespace Placement.AspNetCore.Tests.Worker;

/// <summary>The system's clock, hours ahead. Waiting takes as long as it takes.</summary>
public sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
