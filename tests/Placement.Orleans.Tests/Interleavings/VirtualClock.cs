namespace Placement.Orleans.Tests.Interleavings;

/// <summary>The time as the schedule lets it pass, and as one host sees it: clocks differ.</summary>
internal sealed class VirtualClock(Schedule schedule, Host host, TimeSpan skew) : TimeProvider
{
    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => schedule.Now + skew;

    /// <inheritdoc/>
    public override long GetTimestamp() => schedule.Now.Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(schedule, host, () => callback(state));
        timer.Change(dueTime, period);
        schedule.Add(timer);
        return timer;
    }
}
