namespace Placement.Orleans.Tests.Interleavings;

/// <summary>A wait of a host, which ends when the schedule says so.</summary>
internal sealed class VirtualTimer(Schedule schedule, Host host, Action callback) : ITimer
{
    public Host Host => host;

    /// <summary>When it ends; null: never.</summary>
    public DateTimeOffset? Due { get; private set; }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Due = dueTime == Timeout.InfiniteTimeSpan ? null : schedule.Now + dueTime;
        return true;
    }

    public void Fire()
    {
        Due = null;
        callback();
    }

    /// <inheritdoc/>
    public void Dispose() => schedule.Remove(this);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
