using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Placement.Testing.Tests.Faults;

/// <summary>Every kind of fault, at the n-th request and by chance.</summary>
public sealed class FaultTriggerTests
{
    private const string Method = "user.admin";
    private const int Requests = 8;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    /// <summary>The kinds that happen to REST requests, and what a client notices.</summary>
    private static readonly Dictionary<string, (PortalFault Fault, Func<Outcome, bool> Shows)> Kinds = new()
    {
        ["Latency"] = (PortalFault.Latency(Moment), static outcome => outcome.Status == 200),
        ["Latency after"] = (PortalFault.Latency(Moment, afterEffect: true), static outcome => outcome.Status == 200),
        ["DropConnection"] = (PortalFault.DropConnection(), static outcome => outcome.Status == 0),
        ["DropConnection after"] = (PortalFault.DropConnection(afterEffect: true), static outcome => outcome.Status == 0),
        ["HtmlPage 500"] = (PortalFault.HtmlPage(HttpStatusCode.InternalServerError), static outcome => outcome is
        {
            Status: 500,
            MediaType: "text/html",
        }),
        ["HtmlPage 502"] = (PortalFault.HtmlPage(), static outcome => outcome is { Status: 502, MediaType: "text/html" }),
        ["HtmlPage 503"] = (PortalFault.HtmlPage(
            HttpStatusCode.ServiceUnavailable,
            afterEffect: true), static outcome => outcome is { Status: 503, MediaType: "text/html" }),
        ["HtmlPage 200"] = (PortalFault.HtmlPage(HttpStatusCode.OK), static outcome => outcome is { Status: 200, MediaType: "text/html" }),
        ["ServerError"] = (PortalFault.ServerError(), static outcome => outcome is { Status: 500, Error: "INTERNAL_SERVER_ERROR" }),
        ["ServerError after"] = (PortalFault.ServerError(afterEffect: true), static outcome => outcome is
        {
            Status: 500,
            Error: "INTERNAL_SERVER_ERROR",
        }),
        ["Error"] = (PortalFault.Error(
            HttpStatusCode.Unauthorized,
            "PAYMENT_REQUIRED",
            "Subscription has been ended"), static outcome => outcome is { Status: 401, Error: "PAYMENT_REQUIRED" }),
        ["QueryLimit"] = (PortalFault.QueryLimit(), static outcome => outcome is { Status: 503, Error: "QUERY_LIMIT_EXCEEDED" }),
        ["OperationTimeLimit"] = (PortalFault.OperationTimeLimit(Method), static outcome => outcome is
        {
            Status: 429,
            Error: "OPERATION_TIME_LIMIT",
        }),
        ["ExpiredToken"] = (PortalFault.ExpiredToken(), static outcome => outcome is { Status: 401, Error: "expired_token" }),
        ["InvalidToken"] = (PortalFault.InvalidToken(), static outcome => outcome is { Status: 401, Error: "invalid_token" }),
        ["Moved"] = (PortalFault.Moved(new Uri("https://new.example")), static outcome => outcome.Status == 302),
        ["SlowAnswer"] = (PortalFault.SlowAnswer(bytes: 100, Moment), static outcome => outcome.Status == 200),
        ["BatchRefused"] = (PortalFault.BatchRefused(), static outcome => outcome is
        {
            Status: 405,
            Error: "ERROR_BATCH_METHOD_NOT_ALLOWED",
        }),
        ["BatchRefused for a method"] = (PortalFault.BatchRefused(Method), static outcome => outcome.Body.Contains(
            "ERROR_BATCH_METHOD_NOT_ALLOWED", StringComparison.Ordinal)),
        ["Error in a batch"] = (PortalFault.Error(
            HttpStatusCode.BadRequest,
            "ERROR_CORE").ForMethod(Method), static outcome => outcome.Body.Contains("ERROR_CORE", StringComparison.Ordinal)),
        ["OperationTimeLimit in a batch"] = (PortalFault.OperationTimeLimit(Method), static outcome => outcome.Body.Contains(
            "OPERATION_TIME_LIMIT", StringComparison.Ordinal)),
        ["OperatingTime"] = (PortalFault.OperatingTime(
            Method,
            TimeSpan.FromSeconds(7)), static outcome => outcome.Json.GetProperty("time").GetProperty("processing").GetDouble() >= 7),
    };

    /// <summary>The kinds that happen to requests for tokens.</summary>
    private static readonly Dictionary<string, (PortalFault Fault, Func<Outcome, bool> Shows)> TokenKinds = new()
    {
        ["Latency"] = (PortalFault.Latency(Moment).ForTokenRequests(), static outcome => outcome.Status == 200),
        ["DropConnection"] = (PortalFault.DropConnection().ForTokenRequests(), static outcome => outcome.Status == 0),
        ["HtmlPage"] = (
            PortalFault.HtmlPage(HttpStatusCode.ServiceUnavailable).ForTokenRequests(),
            static outcome => outcome is { Status: 503, MediaType: "text/html" }),
        ["ServerError"] = (PortalFault.ServerError().ForTokenRequests(), static outcome => outcome is
        {
            Status: 500,
            Error: "INTERNAL_SERVER_ERROR",
        }),
        ["Error"] = (PortalFault.Error(
            HttpStatusCode.Unauthorized,
            "NOT_INSTALLED").ForTokenRequests(), static outcome => outcome is { Status: 401, Error: "NOT_INSTALLED" }),
        ["SlowAnswer"] = (PortalFault.SlowAnswer(bytes: 100, Moment).ForTokenRequests(), static outcome => outcome.Status == 200),
        ["InvalidGrant"] = (PortalFault.InvalidGrant(), static outcome => outcome is { Status: 400, Error: "invalid_grant" }),
    };

    /// <summary>The triggers, and the numbers of the requests that they choose out of eight.</summary>
    private static readonly Dictionary<string, (Func<PortalFault, PortalFault> With, int[] Chosen)> Triggers = new()
    {
        ["always"] = (static fault => fault, [1, 2, 3, 4, 5, 6, 7, 8]),
        ["twice"] = (static fault => fault.Times(2), [1, 2]),
        ["third"] = (static fault => fault.OnRequest(3), [3]),
        ["third and on"] = (static fault => fault.OnRequest(3).Times(3), [3, 4, 5]),
        ["by chance"] = (static fault => fault.WithProbability(0.4, seed: 7), [1, 4, 5, 7]),
        ["by chance, twice"] = (static fault => fault.WithProbability(0.4, seed: 7).Times(2), [1, 4]),
        ["by no chance"] = (static fault => fault.WithProbability(0, seed: 7), []),
        ["certainly"] = (static fault => fault.WithProbability(1, seed: 7), [1, 2, 3, 4, 5, 6, 7, 8]),
    };

    public static MatrixTheoryData<string, string> Cases => new(Kinds.Keys, Triggers.Keys);

    public static MatrixTheoryData<string, string> TokenCases => new(TokenKinds.Keys, Triggers.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_happens_to_the_requests_that_its_trigger_chooses(string kind, string trigger)
    {
        (PortalFault fault, Func<Outcome, bool> shows) = Kinds[kind];
        (Func<PortalFault, PortalFault> with, int[] chosen) = Triggers[trigger];
        var clock = kind.StartsWith("OperationTimeLimit", StringComparison.Ordinal) ? new FakeTimeProvider(DateTimeOffset.UtcNow) : null;
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { TimeProvider = clock ?? TimeProvider.System },
            TestContext.Current.CancellationToken);
        (await Outcome.CallAsync(portal, Method)).Is200();

        fault = with(fault);
        portal.Faults.Add(fault);
        bool inBatch = kind.Contains("batch", StringComparison.OrdinalIgnoreCase);
        for (int number = 1; number <= Requests; number++)
        {
            // So that what the last request used up is back.
            clock?.Advance(TimeSpan.FromMinutes(10));
            Outcome outcome = inBatch
                ? await Outcome.CallAsync(portal, "batch", new { cmd = new { one = Method } })
                : await Outcome.CallAsync(portal, Method);

            Assert.True(!chosen.Contains(number) || shows(outcome), $"Request {number}: {outcome}");
            Assert.True(chosen.Contains(number) || outcome.IsUntouched, $"Request {number}: {outcome}");
        }

        Assert.Equal(chosen, portal.Faults.Injected.Select(static injected => injected.Request));
        Assert.All(portal.Faults.Injected, injected => Assert.Same(fault, injected.Fault));
        Assert.Equal(Requests + 1, portal.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(TokenCases))]
    public async Task A_fault_happens_to_the_requests_for_tokens_that_its_trigger_chooses(string kind, string trigger)
    {
        (PortalFault fault, Func<Outcome, bool> shows) = TokenKinds[kind];
        (Func<PortalFault, PortalFault> with, int[] chosen) = Triggers[trigger];
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        portal.Faults.Add(with(fault));
        for (int number = 1; number <= Requests; number++)
        {
            (await Outcome.CallAsync(portal, Method)).Is200();
            Outcome outcome = await Outcome.RefreshAsync(portal, portal.IssueTokens().RefreshToken!);

            Assert.True(chosen.Contains(number) ? shows(outcome) : outcome.Status == 200, $"Request {number}: {outcome}");
        }

        Assert.Equal(chosen, portal.Faults.Injected.Select(static injected => injected.Request));
        Assert.All(portal.Faults.Injected, static injected => Assert.Equal("oauth/token", injected.Method));
    }

    [Fact]
    public async Task Requests_are_numbered_from_when_the_fault_was_added()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        PortalFault second = PortalFault.DropConnection().OnRequest(2);

        portal.Faults.Add(second);
        (await Outcome.CallAsync(portal, Method)).Is200();
        portal.Faults.Add(second);

        List<int> statuses = [];
        for (int number = 1; number <= 3; number++)
        {
            statuses.Add((await Outcome.CallAsync(portal, Method)).Status);
        }

        Assert.Equal([0, 0, 200], statuses);
    }

    [Fact]
    public async Task Requests_of_other_methods_do_not_count()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        portal.Faults.Add(PortalFault.DropConnection().ForMethod("Placement.Bind").OnRequest(2));

        List<int> statuses = [];
        string[] methods = ["placement.get", "placement.bind", "batch", "placement.get", "Placement.Bind.json", "placement.bind"];
        foreach (string method in methods)
        {
            statuses.Add((await Outcome.CallAsync(portal, method, new { cmd = new { a = "placement.bind" } })).Status);
        }

        Assert.Equal([200, 400, 200, 200, 0, 400], statuses);
        Assert.Equal(
            ("placement.bind", 2), Assert.Single(portal.Faults.Injected) is var injected ? (injected.Method, injected.Request) : default);
    }

    [Fact]
    public async Task Calls_inside_and_outside_of_batches_count_alike()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        portal.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "ERROR_CORE").ForMethod(Method).OnRequest(3).Times(2));

        (await Outcome.CallAsync(portal, Method)).Is200();
        Outcome batch = await Outcome.CallAsync(portal, "batch", new { cmd = new { a = Method, b = "scope", c = Method } });
        Outcome single = await Outcome.CallAsync(portal, Method);
        (await Outcome.CallAsync(portal, Method)).Is200();

        Assert.Equal(
            """{"c":{"error":"ERROR_CORE","error_description":""}}""",
            batch.Json.GetProperty("result").GetProperty("result_error").GetRawText());
        Assert.Equal((400, "ERROR_CORE"), (single.Status, single.Error));
    }

    [Fact]
    public async Task One_seed_chooses_the_same_requests_whatever_else_goes_wrong()
    {
        int[] alone = await ChosenAsync(PortalFault.ServerError().WithProbability(0.5, seed: 11));
        int[] again = await ChosenAsync(PortalFault.ServerError().WithProbability(0.5, seed: 11));
        int[] beside = await ChosenAsync(
            PortalFault.ServerError().WithProbability(0.5, seed: 11), PortalFault.Latency(Moment).WithProbability(0.5, seed: 3));
        int[] other = await ChosenAsync(PortalFault.ServerError().WithProbability(0.5, seed: 12));

        Assert.Equal(alone, again);
        Assert.Equal(alone, beside);
        Assert.NotEqual(alone, other);

        static async Task<int[]> ChosenAsync(params PortalFault[] faults)
        {
            await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
            Array.ForEach(faults, portal.Faults.Add);
            List<int> chosen = [];
            for (int number = 1; number <= 20; number++)
            {
                if ((await Outcome.CallAsync(portal, Method)).Status == 500)
                {
                    chosen.Add(number);
                }
            }

            return [.. chosen];
        }
    }

    [Fact]
    public async Task Requests_at_once_are_chosen_as_often_as_requests_in_a_row()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        portal.Faults.Add(PortalFault.ServerError().WithProbability(0.4, seed: 7));

        Outcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => Outcome.CallAsync(portal, Method)));

        Assert.Equal(4, outcomes.Count(static outcome => outcome.Status == 500));
        Assert.Equal([1, 4, 5, 7], portal.Faults.Injected.Select(static injected => injected.Request).Order());
    }
}
