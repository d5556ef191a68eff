using System.Net;

namespace Placement.Testing.Tests.Faults;

/// <summary>Adding faults, and reading back what happened.</summary>
public sealed class PortalFaultsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, PortalFault> Printed => new()
    {
        { "Latency(0.02 s)", PortalFault.Latency(TimeSpan.FromMilliseconds(20)) },
        { "Latency(3 s, afterEffect: true)", PortalFault.Latency(TimeSpan.FromSeconds(3), afterEffect: true) },
        {
            "DropConnection(afterEffect: true).ForMethod(\"placement.bind\").OnRequest(3)",
            PortalFault.DropConnection(afterEffect: true).ForMethod("Placement.Bind").OnRequest(3)
        },
        { "HtmlPage(BadGateway).WithProbability(0.2, seed: 7).Times(2)", PortalFault.HtmlPage().WithProbability(0.2, seed: 7).Times(2) },
        { "Error(500, INTERNAL_SERVER_ERROR).ForTokenRequests()", PortalFault.ServerError().ForTokenRequests() },
        { "SlowAnswer(16 bytes, 1 s)", PortalFault.SlowAnswer(16, TimeSpan.FromSeconds(1)) },
        { "ExpiredToken()", PortalFault.ExpiredToken() },
        { "InvalidGrant().ForTokenRequests()", PortalFault.InvalidGrant() },
        { "OperationTimeLimit().ForMethod(\"placement.get\")", PortalFault.OperationTimeLimit("placement.get") },
        { "OperatingTime(90 s).ForMethod(\"placement.get\")", PortalFault.OperatingTime("placement.get", TimeSpan.FromSeconds(90)) },
        {
            "Moved(https://new.example/).OnRequest(2)",
            PortalFault.Moved(new Uri("https://new.example")).WithProbability(1, 1).OnRequest(2)
        },
        { "Error(405, ERROR_BATCH_METHOD_NOT_ALLOWED).ForMethod(\"batch\")", PortalFault.BatchRefused() },
    };

    public static TheoryData<Action> Impossible => new()
    {
        static () => PortalFault.Latency(TimeSpan.Zero),
        static () => PortalFault.Latency(TimeSpan.FromDays(2)),
        static () => PortalFault.SlowAnswer(0, TimeSpan.FromSeconds(1)),
        static () => PortalFault.SlowAnswer(1, TimeSpan.FromSeconds(-1)),
        static () => PortalFault.HtmlPage(HttpStatusCode.NoContent),
        static () => PortalFault.HtmlPage((HttpStatusCode)600),
        static () => PortalFault.Error(HttpStatusCode.Found, "X"),
        static () => PortalFault.Error(HttpStatusCode.OK, null!),
        static () => PortalFault.OperationTimeLimit("Batch"),
        static () => PortalFault.OperationTimeLimit(" "),
        static () => PortalFault.OperatingTime("batch", TimeSpan.FromSeconds(1)),
        static () => PortalFault.OperatingTime("profile", TimeSpan.Zero),
        static () => PortalFault.Moved(new Uri("/rest/", UriKind.Relative)),
        static () => PortalFault.Moved(new Uri("ftp://new.example/")),
        static () => PortalFault.BatchRefused(""),
        static () => PortalFault.DropConnection().ForMethod(""),
        static () => PortalFault.DropConnection().OnRequest(0),
        static () => PortalFault.DropConnection().Times(0),
        static () => PortalFault.DropConnection().WithProbability(1.1, seed: 1),
        static () => PortalFault.DropConnection().WithProbability(double.NaN, seed: 1),
    };

    public static TheoryData<Action> Contradictory => new()
    {
        static () => PortalFault.OperationTimeLimit("profile").ForMethod("scope"),
        static () => PortalFault.OperatingTime("profile", TimeSpan.FromSeconds(1)).ForMethod("scope"),
        static () => PortalFault.BatchRefused().ForMethod("scope"),
        static () => PortalFault.InvalidGrant().ForMethod("scope"),
        static () => PortalFault.DropConnection().ForTokenRequests().ForMethod("scope"),
        static () => PortalFault.DropConnection().ForMethod("scope").ForTokenRequests(),
        static () => PortalFault.QueryLimit().ForTokenRequests(),
        static () => PortalFault.ExpiredToken().ForTokenRequests(),
        static () => PortalFault.Moved(new Uri("https://new.example")).ForTokenRequests(),
        static () => PortalFault.OperationTimeLimit("profile").ForTokenRequests(),
        static () => PortalFault.BatchRefused().ForTokenRequests(),
    };

    [Theory]
    [MemberData(nameof(Printed), DisableDiscoveryEnumeration = true)]
    public void A_fault_prints_much_as_it_is_written(string text, PortalFault fault) => Assert.Equal(text, fault.ToString());

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void What_cannot_happen_is_refused(Action make) => Assert.ThrowsAny<ArgumentException>(make);

    [Theory]
    [MemberData(nameof(Contradictory), DisableDiscoveryEnumeration = true)]
    public void What_contradicts_itself_is_refused(Action make) =>
        Assert.Contains("leave For", Assert.Throws<InvalidOperationException>(make).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_fault_of_a_method_that_does_not_exist_is_refused()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => portal.Faults.Add(PortalFault.DropConnection().ForMethod("placement.bnd")));

        Assert.Contains("'placement.bnd'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("placement.bind", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => portal.Faults.Add(null!));
    }

    [Fact]
    public async Task The_fault_that_was_added_first_decides()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        portal.Faults.Add(PortalFault.QueryLimit().OnRequest(2));
        portal.Faults.Add(PortalFault.DropConnection(afterEffect: true).Times(2));
        portal.Faults.Add(PortalFault.ExpiredToken());

        List<int> statuses = [];
        for (int number = 1; number <= 4; number++)
        {
            statuses.Add((await Outcome.CallAsync(portal, "profile")).Status);
        }

        Assert.Equal([0, 503, 0, 401], statuses);
        Assert.Equal([1, 2, 3, 4], portal.Faults.Injected.Select(static injected => injected.Request));
    }

    [Fact]
    public async Task Nothing_goes_wrong_after_clearing_and_what_happened_stays_readable()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        PortalFault fault = PortalFault.DropConnection().ForMethod("profile");
        portal.Faults.Add(fault);
        await Outcome.CallAsync(portal, "profile");

        portal.Faults.Clear();
        (await Outcome.CallAsync(portal, "profile")).Is200();

        InjectedFault injected = Assert.Single(portal.Faults.Injected);
        Assert.Equal((fault, "profile", 1), (injected.Fault, injected.Method, injected.Request));
        await portal.Faults.WhenInjectedAsync(1, Stop);
    }

    [Fact]
    public async Task Waiting_for_a_fault_can_be_given_up()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => portal.Faults.WhenInjectedAsync(1, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task One_fault_serves_several_portals_each_with_its_own_count()
    {
        PortalFault second = PortalFault.DropConnection().OnRequest(2);
        await using LocalPortal one = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using LocalPortal two = await LocalPortal.StartAsync(cancellationToken: Stop);
        one.Faults.Add(second);
        two.Faults.Add(second);

        (await Outcome.CallAsync(one, "profile")).Is200();
        (await Outcome.CallAsync(two, "profile")).Is200();
        Assert.Equal(0, (await Outcome.CallAsync(one, "profile")).Status);

        Assert.Single(one.Faults.Injected);
        Assert.Empty(two.Faults.Injected);
    }

    [Fact]
    public async Task Preflights_do_not_count()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        portal.Faults.Add(PortalFault.DropConnection().OnRequest(1));

        Assert.Equal(204, (await Outcome.OfAsync(HttpMethod.Options, new Uri(portal.Endpoint, "profile"))).Status);

        Assert.Empty(portal.Faults.Injected);
    }
}
