namespace Placement.Limits;

/// <summary>How long to wait after a refusal that passes with time.</summary>
/// <remarks>https://apidocs.bitrix24.com/limits.html</remarks>
internal static class Backoff
{
    private const double Spread = 0.1;

    /// <summary>How often the delay is doubled at most.</summary>
    private const int MostDoublings = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    /// <summary>How often the store is asked at most. Storing a pair takes milliseconds, unless the store is busy.</summary>
    private const int MostLooks = 5;

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// After a store has failed, until a pair that only this process has is offered to it again: well within the minute that its claim
    /// lasts.
    /// </summary>
    public static readonly TimeSpan UntilStored = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ForOperatingTime = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait for operating time, in case the portal's clock is wrong: the portal counts ten minutes.</summary>
    private static readonly TimeSpan OperatingTimeWindow = TimeSpan.FromMinutes(10);

    /// <summary>After QUERY_LIMIT_EXCEEDED: a second, doubled each time, ten per cent more or less, so that callers part.</summary>
    /// <param name="refusals">How often the call has been refused before.</param>
    /// <param name="random">A number from 0 to 1.</param>
    public static TimeSpan AfterQueryLimit(int refusals, double random)
    {
        double factor = (1 << Math.Min(refusals, MostDoublings)) * (1 + (Spread * ((2 * random) - 1)));
        return TimeSpan.FromTicks((long)(First.Ticks * factor));
    }

    /// <summary>
    /// After OPERATION_TIME_LIMIT: until the portal releases a part of the budget. Where it does not say when, ten seconds.
    /// </summary>
    public static TimeSpan AfterOperatingTimeLimit(DateTimeOffset? resetAt, DateTimeOffset now) =>
        resetAt is not { } reset || reset <= now ? ForOperatingTime
        : reset - now < OperatingTimeWindow ? reset - now
        : OperatingTimeWindow;

    /// <summary>
    /// After another process has used a refresh token first, until the store is asked for what it got: a tenth of a second, doubled each
    /// time; null: it has had three seconds, and will not store anything.
    /// </summary>
    /// <param name="looks">How often the store has been asked since.</param>
    public static TimeSpan? AfterLostRace(int looks) => looks < MostLooks ? TimeSpan.FromTicks(FirstLook.Ticks << looks) : null;

    /// <summary>
    /// While another process renews the same tokens, until the store is asked again: a tenth of a second, doubled each time up to three
    /// seconds.
    /// </summary>
    /// <param name="looks">How often the store has been asked since.</param>
    public static TimeSpan WhileClaimed(int looks) => TimeSpan.FromTicks(FirstLook.Ticks << Math.Min(looks, MostLooks));
}
