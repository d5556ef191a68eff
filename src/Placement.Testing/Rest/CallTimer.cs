using System.Globalization;
using System.Text.Json.Nodes;

namespace Placement.Testing.Rest;

/// <summary>Measures one call for the <c>time</c> member of its answer.</summary>
/// <remarks>https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html</remarks>
internal sealed class CallTimer
{
    private readonly TimeProvider _clock;
    private readonly long _startStamp;

    public CallTimer(TimeProvider clock)
    {
        _clock = clock;
        _startStamp = clock.GetTimestamp();
        StartedAt = clock.GetUtcNow();
    }

    public DateTimeOffset StartedAt { get; }

    /// <summary>What the method itself took.</summary>
    public TimeSpan Processing { get; set; }

    /// <summary>The method's budget; null: it has none.</summary>
    public (TimeSpan Consumed, DateTimeOffset ResetAt)? Operating { get; set; }

    /// <summary>The <c>time</c> member, as of now.</summary>
    public JsonObject ToJson()
    {
        // A method may be said to take longer than it does, but not longer than the whole call.
        TimeSpan elapsed = _clock.GetElapsedTime(_startStamp);
        TimeSpan duration = elapsed > Processing ? elapsed : Processing;
        DateTimeOffset finish = StartedAt + duration;
        var time = new JsonObject
        {
            ["start"] = Seconds(StartedAt),
            ["finish"] = Seconds(finish),
            ["duration"] = duration.TotalSeconds,
            ["processing"] = Processing.TotalSeconds,
            ["date_start"] = Iso(StartedAt),
            ["date_finish"] = Iso(finish),
        };
        if (Operating is { } operating)
        {
            Charge(time, operating);
        }

        return time;
    }

    /// <summary>Adds a budget to a <c>time</c> member.</summary>
    public static void Charge(JsonObject time, (TimeSpan Consumed, DateTimeOffset ResetAt) operating)
    {
        time["operating_reset_at"] = operating.ResetAt.ToUnixTimeSeconds();
        time["operating"] = operating.Consumed.TotalSeconds;
    }

    /// <summary>ISO 8601 with whole seconds and offset, as Bitrix24 writes every time.</summary>
    public static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;
}
