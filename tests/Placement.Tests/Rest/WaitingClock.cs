using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Placement.Tests.Rest;

/// <summary>A clock that says when somebody waits, and for how long.</summary>
internal sealed class WaitingClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public WaitingClock()
        : base(new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    public Task<TimeSpan> BegunAsync(CancellationToken cancellationToken) => _waits.Reader.ReadAsync(cancellationToken).AsTask();

    /// <summary>Lets the next wait begin, and end.</summary>
    public async Task<TimeSpan> WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait = await BegunAsync(cancellationToken);
        Advance(wait);
        return wait;
    }
}
