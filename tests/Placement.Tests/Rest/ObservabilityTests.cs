using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Placement.Tests.Rest.Tokens;

namespace Placement.Tests.Rest;

/// <summary>What can be seen of a client's doings, and that no secret is ever among it.</summary>
public sealed class ObservabilityTests : IAsyncLifetime
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly FakeTimeProvider _clock = new() { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
    private readonly RecordingLogs _logs = new();
    private readonly ConcurrentQueue<Activity> _activities = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> _measurements = new();
    private readonly List<string> _exceptions = [];
    private readonly ActivityListener _activityListener;
    private readonly MeterListener _meterListener = new();
    private readonly Activity _test = new("test");
    private TokenServer? _server;

    public ObservabilityTests()
    {
        _test.Start();
        _activityListener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Placement",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                // Other tests run at the same time.
                if (activity.TraceId == _test.TraceId)
                {
                    _activities.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_activityListener);
        _meterListener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Placement")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _meterListener.Start();
    }

    private TokenServer Server => _server!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TokenServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _meterListener.Dispose();
        _activityListener.Dispose();
        _test.Dispose();
        _http.Dispose();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task A_call_and_its_renewal_are_an_activity_each()
    {
        await Client().CallAsync("observed.call", default, Stop);

        Activity call = Assert.Single(_activities, static activity => activity.OperationName == "observed.call");
        Activity renewal = Assert.Single(_activities, static activity => activity.OperationName == "oauth/token");
        Assert.Equal(call.SpanId, renewal.ParentSpanId);
        Assert.Equal("success", call.GetTagItem("placement.outcome"));
        Assert.Equal("127.0.0.1", call.GetTagItem("server.address"));
        Assert.Equal(ActivityStatusCode.Ok, call.Status);
    }

    [Fact]
    public async Task A_failed_call_is_a_failed_activity()
    {
        Server.RefusesAll = true;

        await Assert.ThrowsAsync<BitrixException>(() => Client().CallAsync("observed.failure", default, Stop));

        Activity call = Assert.Single(_activities, static activity => activity.OperationName == "observed.failure");
        Assert.Equal((ActivityStatusCode.Error, "EXPIRED_TOKEN"), (call.Status, call.StatusDescription));
        Assert.Equal("EXPIRED_TOKEN", call.GetTagItem("placement.outcome"));
    }

    [Fact]
    public async Task Requests_and_renewals_are_counted_and_timed()
    {
        await Client().CallAsync("observed.metric", default, Stop);

        Assert.Equal(
            [
                "placement.requests 1 placement.method=observed.metric placement.outcome=EXPIRED_TOKEN",
                "placement.requests 1 placement.method=observed.metric placement.outcome=success",
            ],
            Measured("placement.requests", "observed.metric"));
        Assert.Equal(2, Measured("placement.request.duration", "observed.metric").Length);
        Assert.NotEmpty(Measured("placement.renewals", "success"));
    }

    [Fact]
    public async Task Everything_that_happens_has_its_number_in_the_log()
    {
        await PlayAsync();

        Assert.Equal(Enumerable.Range(1, 11), _logs.Entries.Select(static entry => entry.Id.Id).Distinct().Order());
        Assert.All(_logs.Entries, static entry => Assert.False(string.IsNullOrEmpty(entry.Id.Name)));
    }

    [Fact]
    public async Task No_secret_is_ever_seen()
    {
        await PlayAsync();

        string[] seen =
        [
            .. _logs.Entries.Select(static entry => entry.Text),
            .. _activities.Select(static activity => $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.SelectMany(static happened => happened.Tags))}"),
            .. _measurements.Select(static measurement => $"{measurement.Instrument} {measurement.Tags}"),
            .. _exceptions,
        ];
        Assert.True(seen.Length > 100, $"Only {seen.Length} texts were seen.");
        Assert.Contains(_exceptions, static text => text.Contains("***", StringComparison.Ordinal));
        Assert.All(seen, static text => Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Every scene in which a client has something to tell. Every token, and the application's own secret, says that it is one.
    /// </summary>
    private async Task PlayAsync()
    {
        // Renewed, and found to have been renewed.
        var store = new MemoryTokenStore(Server.Tokens());
        BitrixClient client = Client(store);
        await client.CallAsync("scene", default, Stop);
        await Client(store, Server.Tokens() with { UserId = null, MemberId = null, RefreshToken = null }).CallAsync("scene", default, Stop);

        // Refused by a server that repeats what it was sent.
        foreach (string answer in (string[])
            [
                """{"error":"invalid_grant","error_description":"{0}"}""",
                """{"error":"{0}"}""",
                "{0}",
                "<html>{0}</html>",
                """{"access_token":"{0}"}""",
                """{"access_token":"access-secret-9-x","refresh_token":"refresh-secret-9-x","user_id":99}""",
            ])
        {
            Server.Renewal = async context =>
            {
                context.Response.StatusCode = 400;
                await context.Response.WriteAsync(answer.Replace("{0}", $"{Server.Refresh(0)} {Uri.EscapeDataString(TokenServer.ClientSecret)} {Server.Access(0)}", StringComparison.Ordinal));
                return true;
            };
            await FailAsync(Client(tokens: Server.Tokens() with { UserId = 100 + answer.Length }));
        }

        Server.Renewal = null;

        // Stores that fail, and quote what they were given.
        await FailAsync(Client(new MemoryTokenStore { FindFailure = new InvalidOperationException(Server.Access(0)) }, Server.Tokens() with { UserId = null, RefreshToken = Server.Refresh(11) }));
        await FailAsync(Client(new MemoryTokenStore { ReplaceFailure = new InvalidOperationException("Disk full", new IOException(Server.Refresh(3))) }, Server.Tokens() with { UserId = null, RefreshToken = Server.Refresh(12) }));

        // Answers of a portal that repeat the request.
        foreach ((int status, string body) in ((int, string)[])
            [
                (401, """{"error":"NO_AUTH_FOUND","error_description":"{0}","argument":"{0}"}"""),
                (400, """{"error":"{0}"}"""),
                (200, """{"result":[],"error":"ERROR_CORE","error_description":"{0}"}"""),
                (502, "<html>{0}</html>"),
                (503, """{"error":"QUERY_LIMIT_EXCEEDED","error_description":"{0}"}"""),
                (429, """{"error":"OPERATION_TIME_LIMIT","error_description":"{0}"}"""),
                (302, "{0}"),
            ])
        {
            await using CannedServer portal = await CannedServer.StartAsync(async context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = status == 302 ? "https://evil.example/?auth=" + Server.Access(0) : default;
                await context.Response.WriteAsync(body.Replace("{0}", Server.Access(0), StringComparison.Ordinal));
            });
            await FailAsync(
                Client(tokens: Server.Tokens() with { ClientEndpoint = new Uri(portal.Address, "rest/") }, budget: TimeSpan.Zero));
        }

        // A limit that is waited for, a turn that is waited for, and a portal that has moved.
        int calls = 0;
        await using CannedServer home = await CannedServer.StartAsync(async context =>
        {
            bool isFirst = Interlocked.Increment(ref calls) == 1;
            await context.Response.WriteAsync(isFirst ? """{"error":"QUERY_LIMIT_EXCEEDED"}""" : """{"result":true}""");
        });
        await using CannedServer former = await CannedServer.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = new Uri(home.Address, "/rest/scene").AbsoluteUri;
            return Task.CompletedTask;
        });
        Task<BitrixResponse> call = Client(tokens: Server.Tokens() with { ClientEndpoint = new Uri(former.Address, "rest/") }, rate: new RequestRate(1, 1)).CallAsync("scene", default, Stop);
        while (!call.IsCompleted)
        {
            await Task.Yield();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await call;
        BitrixClient busy = Client(
            tokens: Server.Tokens() with { ClientEndpoint = new Uri(home.Address, "rest/") }, rate: new RequestRate(1, 1));
        Task both = Task.WhenAll(
            busy.CallAsync("scene", default, Stop), busy.CallAsync("scene", default, Stop), busy.CallAsync("scene", default, Stop));
        while (!both.IsCompleted)
        {
            await Task.Yield();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await both;
        GC.KeepAlive(client);
    }

    private async Task FailAsync(BitrixClient client) =>
        _exceptions.Add((await Assert.ThrowsAsync<BitrixException>(() => client.CallAsync("scene", default, Stop))).ToString());

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measurements.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))));

    private string[] Measured(string instrument, string tag) =>
    [
        .. _measurements
            .Where(measurement => measurement.Instrument == instrument && measurement.Tags.Contains(tag, StringComparison.Ordinal))
            .Select(static measurement => $"{measurement.Instrument} {measurement.Value} {measurement.Tags}"),
    ];

    private BitrixClient Client(
        ITokenStore? store = null, PortalTokens? tokens = null, TimeSpan? budget = null, RequestRate? rate = null) =>
        new(_http, tokens ?? Server.Tokens(), new BitrixClientOptions
        {
            ClientId = TokenServer.ClientId,
            ClientSecret = TokenServer.ClientSecret,
            TokenStore = store,
            TimeProvider = _clock,
            RateLimit = rate,
            RequestBudget = budget ?? TimeSpan.FromHours(1),
            LoggerFactory = _logs,
        });
}
