using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using static Placement.Tests.Registration.Bindings;

namespace Placement.Tests.Registration;

/// <summary>What logs, traces and metrics are told, and what they must never be told.</summary>
public sealed class RegistrationLogTests : IDisposable
{
    private const string Secret = "s3cret";

    private readonly MemoryPortal _portal = new();
    private readonly RecordingLogger _logger = new();
    private readonly List<Activity> _activities = [];
    private readonly List<string> _measurements = [];
    private readonly ActivitySource _source = new("Placement.Tests");
    private readonly ActivityListener _listener;
    private readonly MeterListener _meters = new();
    private readonly Activity _root;

    public RegistrationLogTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is "Placement" or "Placement.Tests",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                // Other tests run at the same time.
                if (activity.TraceId == _root?.TraceId)
                {
                    _activities.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
        _root = _source.StartActivity("test")!;
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Placement")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            string text = $"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(static tag => tag.Value))}".Trim();
            if (Activity.Current?.TraceId == _root.TraceId)
            {
                _measurements.Add(text);
            }
        });
        _meters.Start();
    }

    public void Dispose()
    {
        _root.Dispose();
        _logger.Dispose();
        _listener.Dispose();
        _meters.Dispose();
        _source.Dispose();
    }

    [Fact]
    public async Task A_run_is_logged_traced_and_counted()
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");
        _portal.Store("USER_PROFILE_MENU", "/same", "Same");
        _portal.Store("CALL_CARD", "/stale");
        Refuse("bind CRM_DEAL_DETAIL_TAB /deal", "ERROR_PLACEMENT_NOT_FOUND", times: 1);

        await Register(
            Declared("USER_PROFILE_MENU", "~/same", "'TITLE':'Same'"),
            Declared("CRM_DEAL_DETAIL_TAB", "~/deal"),
            Declared("CRM_LEAD_DETAIL_TAB", "~/lead"),
            Declared("LEFT_MENU", "~/menu", "'TITLE':'New'"));

        Assert.Equal(
            [
                "101 Information To do: 2 to bind, 1 to replace, 1 to remove, 1 unchanged",
                "102 Debug USER_PROFILE_MENU: Unchanged",
                "104 Error CRM_DEAL_DETAIL_TAB: Failed because of ERROR_PLACEMENT_NOT_FOUND. The report says what to do",
                "103 Information CRM_LEAD_DETAIL_TAB: Bound",
                "103 Information LEFT_MENU: Replaced",
                "103 Information CALL_CARD: Removed",
                "109 Information Done. Bindings: 4, failed: 1",
            ],
            _logger.Entries);
        Assert.Equal(
            [
                "apply placement.method=batch placement.commands=2",
                "apply placement.method=batch placement.commands=3",
                "register placement.outcomes.unchanged=1 placement.outcomes.failed=1 placement.outcomes.bound=1 placement.outcomes.replaced=1 placement.outcomes.removed=1",
            ],
            _activities.Select(Describe));
        Assert.Equal(ActivityStatusCode.Error, _activities[^1].Status);
        Assert.Equal(
            [
                "placement.outcomes 1 USER_PROFILE_MENU Unchanged",
                "placement.outcomes 1 CRM_DEAL_DETAIL_TAB Failed ERROR_PLACEMENT_NOT_FOUND",
                "placement.outcomes 1 CRM_LEAD_DETAIL_TAB Bound",
                "placement.outcomes 1 LEFT_MENU Replaced",
                "placement.outcomes 1 CALL_CARD Removed",
            ],
            _measurements);
    }

    [Fact]
    public async Task What_went_wrong_on_the_way_is_logged()
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");
        _portal.Store("CALL_CARD", "/card", "Old");
        bool isLost = false;
        _portal.BeforeRequest = request =>
        {
            if (request.StartsWith("batch", StringComparison.Ordinal))
            {
                throw isLost ? MemoryPortal.Refusal("ERROR_METHOD_NOT_FOUND") : MemoryPortal.NoAnswer();
            }

            isLost |= _portal.Requests.Contains("batch 4");
        };
        Refuse("bind LEFT_MENU /menu", "ERROR_ARGUMENT", times: 1);
        Refuse("bind CALL_CARD /card", "ERROR_ARGUMENT", times: 2);

        await Register(Declared("LEFT_MENU", "~/menu", "'TITLE':'New'"), Declared("CALL_CARD", "~/card", "'TITLE':'New'"));

        Assert.Equal(
            [
                "105 Warning What became of 2 of the bindings is not known because of no_answer: the portal is asked what it stores",
                "106 Warning The portal takes no batch because of ERROR_METHOD_NOT_FOUND: the rest goes by single calls",
                "107 Warning LEFT_MENU: what was removed for a binding that failed is registered again",
                "108 Error CALL_CARD: what was removed for a binding that failed could not be registered again because of ERROR_ARGUMENT, and may be missing",
            ],
            _logger.Entries.Where(static entry => int.Parse(entry[..3], CultureInfo.InvariantCulture) is >= 105 and <= 108));
    }

    [Fact]
    public async Task No_handler_title_or_description_of_Bitrix24_is_told()
    {
        _portal.Store("CRM_DEAL_DETAIL_TAB", $"/tab?key={Secret}", Secret);
        _portal.Store("CALL_CARD", $"/stale?key={Secret}", Secret);
        Refuse("bind LEFT_MENU /menu", "ERROR_ARGUMENT", times: 9);
        Refuse("bind CRM_DEAL_DETAIL_TAB /tab", "ERROR_ARGUMENT", times: 2);

        RegistrationReport report = await Register(
            Declared("LEFT_MENU", $"~/menu?key={Secret}", $"'TITLE':'{Secret}'"),
            Declared("CRM_LEAD_DETAIL_TAB", $"~/lead?key={Secret}", $"'TITLE':'{Secret}','OPTIONS':{{'a':'{Secret}'}}"),
            Declared("CRM_DEAL_DETAIL_TAB", $"~/tab?key={Secret}", $"'TITLE':'New {Secret}'"));

        Assert.Equal("Failed Bound Failed Removed", PlacementRegistrationTests.Statuses(report));
        Assert.Contains(_activities, static activity => activity.OperationName == "register");
        Assert.NotEmpty(_measurements);
        Assert.DoesNotContain(
            _logger.Entries.Concat(_activities.Select(Describe)).Concat(_measurements),
            static text => text.Contains(Secret, StringComparison.Ordinal));
    }

    private static string Describe(Activity activity) =>
        string.Join(
            ' ',
            [activity.OperationName, .. activity.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"), .. activity.Events.Select(static entry => entry.Name), .. activity.StatusDescription is { } status ? [status] : (string[])[]]);

    private Task<RegistrationReport> Register(params WidgetBinding[] declared) => PlacementRegistration.RegisterAsync(
        _portal, declared, AppAddress, new RegistrationOptions { LoggerFactory = _logger }, TestContext.Current.CancellationToken);

    private void Refuse(string refused, string code, int times)
    {
        int left = times;
        _portal.Before += call =>
        {
            if (call == refused && left-- > 0)
            {
                throw MemoryPortal.Refusal(code, $"Wrong value in https://myapp.example.com/x?key={Secret}");
            }
        };
    }

    private sealed class RecordingLogger : ILoggerFactory, ILogger
    {
        public List<string> Entries { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            Assert.Equal("Placement.Registration", categoryName);
            return this;
        }

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string text = $"{eventId.Id} {logLevel} {formatter(state, exception)} {exception}".Trim();
            Redaction.SecretWatch.See(text);
            Entries.Add(text);
        }

        public void Dispose()
        {
        }
    }
}
