namespace Placement;

/// <summary>How long to wait after a refusal that names a limit.</summary>
/// <remarks>https://apidocs.bitrix24.com/limits.html</remarks>
internal static class Backoff
{
    private const double Spread = 0.1;

    /// <summary>Doubling more often would say nothing new.</summary>
    private const int MostDoublings = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ForOperatingTime = TimeSpan.FromSeconds(10);

    /// <summary>No part of the budget is held for longer, whatever two clocks make of it.</summary>
    private static readonly TimeSpan OperatingTimeWindow = TimeSpan.FromMinutes(10);

    /// <summary>After QUERY_LIMIT_EXCEEDED: a second, doubled each time, ten per cent more or less, so that callers part.</summary>
    /// <param name="refusals">How often the call has been refused before.</param>
    /// <param name="random">A number from 0 to 1.</param>
    public static TimeSpan AfterQueryLimit(int refusals, double random)
    {
        double factor = (1 << Math.Min(refusals, MostDoublings)) * (1 + (Spread * ((2 * random) - 1)));
        return TimeSpan.FromTicks((long)(First.Ticks * factor));
    }

    /// <summary>After OPERATION_TIME_LIMIT: until the portal releases a part of the budget. Where it does not say when, ten seconds.</summary>
    public static TimeSpan AfterOperatingTimeLimit(DateTimeOffset? resetAt, DateTimeOffset now) =>
        resetAt is not { } reset || reset <= now ? ForOperatingTime
        : reset - now < OperatingTimeWindow ? reset - now
        : OperatingTimeWindow;
}
