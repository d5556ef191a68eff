using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;

[assembly: AssemblyFixture(typeof(Placement.Tests.Redaction.SecretWatch))]

namespace Placement.Tests.Redaction;

/// <summary>
/// Watches the whole run: every secret that a test's server receives, and every text that the library shows anybody meanwhile.
/// If one is in the other, the run fails at its end. The local portal's tokens are known by their form.
/// </summary>
/// <remarks><c>dotnet test</c> tells only that the cleanup failed: run the project itself to read which text it was.</remarks>
public sealed partial class SecretWatch : IDisposable
{
    private const string Library = "Placement";

    private static readonly ConcurrentDictionary<string, byte> Texts = new(StringComparer.Ordinal);
    private static readonly SentSecrets Secrets = new();

    private readonly ActivityListener _activities;
    private readonly MeterListener _metrics = new();

    public SecretWatch()
    {
        AppDomain.CurrentDomain.FirstChanceException += SeeException;
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == Library,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = static activity => See(
                $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.SelectMany(static happened => happened.Tags))}"),
        };
        ActivitySource.AddActivityListener(_activities);
        _metrics.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == Library)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _metrics.SetMeasurementEventCallback<long>(static (instrument, _, tags, _) => SeeTags(instrument, tags));
        _metrics.SetMeasurementEventCallback<double>(static (instrument, _, tags, _) => SeeTags(instrument, tags));
        _metrics.Start();
    }

    /// <summary>Notes a text that somebody could read: the logs of tests hand theirs over.</summary>
    public static void See(string text) => Texts.TryAdd(text, 0);

    /// <summary>Notes the secrets in the body of a request that a server of the tests has received.</summary>
    public static void SeeRequest(string body) => Secrets.Note(body);

    /// <summary>The texts that contain one of the secrets, or what looks like a token of a portal.</summary>
    public static IReadOnlyList<string> FindLeaks(IReadOnlyCollection<string> secrets, IEnumerable<string> texts) =>
        [.. texts.Where(text => PortalToken().IsMatch(text) || secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)))];

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= SeeException;
        _activities.Dispose();
        _metrics.Dispose();

        IReadOnlyList<string> leaks = FindLeaks(Secrets.Found, Texts.Keys);
        Assert.True(
            leaks.Count == 0,
            $"Of {Texts.Count} texts that tests saw, {leaks.Count} contain one of the {Secrets.Found.Count} secrets that they sent, such as:\n{string.Join("\n", leaks.Take(1))}");
    }

    [GeneratedRegex("[0-9a-f]{50}", RegexOptions.IgnoreCase)]
    private static partial Regex PortalToken();

    private static void SeeException(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        // What a test's own stores and servers throw may say anything.
        if (thrown.Exception.GetType().Assembly == typeof(BitrixException).Assembly)
        {
            for (Exception? exception = thrown.Exception; exception is not null; exception = exception.InnerException)
            {
                See($"{exception.Message} {(exception as BitrixException)?.Description} {(exception as BitrixException)?.Code}");
            }
        }
    }

    private static void SeeTags(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        See($"{instrument.Name} {string.Join(' ', tags.ToArray())}");
}
