namespace Placement.Testing.Limits;

/// <summary>
/// The time that each method has consumed in the last ten minutes, per application or webhook, in buckets of one minute.
/// A method that has consumed more than its limit is refused until the oldest bucket is released.
/// </summary>
/// <param name="clock">The portal's clock.</param>
/// <param name="limit">What a method may consume; null: as much as it wants.</param>
/// <remarks>Bitrix24 REST, operating time.</remarks>
internal sealed class OperatingTime(TimeProvider clock, TimeSpan? limit)
{
    private const int Buckets = 10;

    /// <summary>What a method has consumed that is declared exhausted on a portal without a limit.</summary>
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(480);

    private static readonly TimeSpan BucketLength = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly Dictionary<(string Consumer, string Method), Window> _windows = [];

    /// <summary>Adds what a call took; returns the sum of the window and when its oldest part is released.</summary>
    public (TimeSpan Consumed, DateTimeOffset ResetAt) Add(string consumer, string method, TimeSpan duration)
    {
        lock (_gate)
        {
            (Window window, long minute) = Current(consumer, method);
            window.Parts[minute] = window.Parts.GetValueOrDefault(minute) + duration;
            return window.Sum();
        }
    }

    /// <summary>Whether a method has consumed so much that it is refused for now.</summary>
    public bool IsUsedUp(string consumer, string method)
    {
        lock (_gate)
        {
            (Window window, _) = Current(consumer, method);
            return window.IsExhausted || (window.Parts.Count > 0 && window.Sum().Consumed > limit);
        }
    }

    /// <summary>Declares that a method has consumed everything just now: it is refused for almost ten minutes.</summary>
    public void Exhaust(string consumer, string method)
    {
        lock (_gate)
        {
            (Window window, long minute) = Current(consumer, method);
            window.Parts.Clear();
            window.Parts.Add(minute, limit ?? UsualLimit);
            window.IsExhausted = true;
        }
    }

    /// <summary>The window of a method as of now, and the minute that now is.</summary>
    private (Window Window, long Minute) Current(string consumer, string method)
    {
        long minute = clock.GetUtcNow().UtcTicks / BucketLength.Ticks;
        if (!_windows.TryGetValue((consumer, method), out Window? window))
        {
            _windows.Add((consumer, method), window = new Window());
        }

        foreach (long outdated in window.Parts.Keys.TakeWhile(start => start <= minute - Buckets).ToArray())
        {
            window.Parts.Remove(outdated);
        }

        window.IsExhausted &= window.Parts.Count > 0;
        return (window, minute);
    }

    private sealed class Window
    {
        /// <summary>What was consumed in each minute, oldest first.</summary>
        public SortedDictionary<long, TimeSpan> Parts { get; } = [];

        public bool IsExhausted { get; set; }

        public (TimeSpan Consumed, DateTimeOffset ResetAt) Sum()
        {
            TimeSpan sum = Parts.Values.Aggregate(TimeSpan.Zero, static (total, part) => total + part);
            return (sum, new DateTimeOffset((Parts.Keys.First() + Buckets) * BucketLength.Ticks, TimeSpan.Zero));
        }
    }
}
