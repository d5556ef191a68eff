using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

public sealed class NoticeTests : UninstalledPortalTests
{
    private const int WorkerRemoved = 256;
    private const int SomeWorkerRemoved = 257;
    private const int TooSoon = 258;
    private const int RegisteredAgain = 259;
    private const int Skipped = 260;

    private static readonly KeyValuePair<string, string>[] Bare =
    [
        new("error", "ERROR_PLACEMENT_LOADING_OVERTIME"),
        new("error_description", "The page took more than 5 seconds, 10 times."),
    ];

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_worker_that_a_portal_removes_is_registered_again(bool withEnvelope)
    {
        await using InstallableApplication app = await InstallAsync();

        EventDelivery notice = await _portal.DeactivateAsync(
            Widgets.Worker, withEnvelope: withEnvelope, cancellationToken: CancellationToken);
        await app.Log.WaitAsync(RegisteredAgain, CancellationToken);

        notice.EnsureSuccess();
        Assert.Equal(Widgets.WorkerRemoved, new Uri(notice.Handler).AbsolutePath);
        Assert.Contains(_portal.Bindings, binding => binding.Placement == Widgets.Worker
            && binding.Handler == $"{app.Address}widgets/worker");
        Assert.Equal(2, _portal.Bindings.Count);
        Assert.Contains(
            app.Log.Lines, static line =>
                line.Text.Contains("registered again, 1 of 2 widgets had to be changed", StringComparison.Ordinal));
        Assert.Equal(withEnvelope ? 1 : 0, app.Log.Count(WorkerRemoved));
        Assert.Equal(withEnvelope ? 0 : 1, app.Log.Count(SomeWorkerRemoved));
    }

    [Fact]
    public async Task A_notice_may_also_come_where_events_do()
    {
        await using InstallableApplication app = await InstallAsync();

        Assert.Equal(HttpStatusCode.OK, await app.PostAsync("/events", Bare));

        await app.Log.WaitAsync(RegisteredAgain, CancellationToken);
    }

    [Fact]
    public async Task Without_an_envelope_every_portal_is_looked_at()
    {
        await using LocalPortal other = await LocalPortal.StartAsync(_portal.Options, CancellationToken);
        await using LocalPortal former = await LocalPortal.StartAsync(_portal.Options, CancellationToken);
        await using InstallableApplication app = await InstallAsync();
        (await other.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        (await former.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        await former.UninstallAsync(cancellationToken: CancellationToken);
        await app.Log.WaitAsync(253, CancellationToken);
        int requests = former.Requests.Count;

        await other.DeactivateAsync(Widgets.Worker, cancellationToken: CancellationToken);
        await app.Log.WaitAsync(RegisteredAgain, 2, CancellationToken);

        Assert.Equal(2, other.Bindings.Count);
        Assert.Equal(2, _portal.Bindings.Count);
        Assert.Equal(requests, former.Requests.Count);
    }

    [Fact]
    public async Task A_portal_that_cannot_be_reached_keeps_no_other_from_being_looked_at()
    {
        await using LocalPortal other = await LocalPortal.StartAsync(_portal.Options, CancellationToken);
        await using InstallableApplication app = await InstallAsync();
        (await other.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        LocalPortal first = string.CompareOrdinal(other.MemberId, _portal.MemberId) < 0 ? other : _portal;
        first.Faults.Add(PortalFault.Error(HttpStatusCode.Unauthorized, "PAYMENT_REQUIRED"));

        await app.PostAsync(Widgets.WorkerRemoved, Bare);
        await app.Log.WaitAsync(RegisteredAgain, CancellationToken);

        Assert.Contains(
            app.Log.Lines, static line =>
                line.Text.Contains("no widget could be registered because of PAYMENT_REQUIRED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flood_of_notices_costs_a_look_at_each_portal_in_an_hour()
    {
        await using InstallableApplication app = await InstallAsync();
        await app.PostAsync(Widgets.WorkerRemoved, Bare);
        await app.Log.WaitAsync(RegisteredAgain, CancellationToken);
        int requests = _portal.Requests.Count;

        HttpStatusCode[] flood = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.PostAsync(Widgets.WorkerRemoved, Bare)));
        _clock.Advance(TimeSpan.FromMinutes(59));
        await app.PostAsync(Widgets.WorkerRemoved, Bare);
        await app.Log.WaitAsync(TooSoon, 51, CancellationToken);

        Assert.All(flood, static status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(requests, _portal.Requests.Count);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await app.PostAsync(Widgets.WorkerRemoved, Bare);
        await app.Log.WaitAsync(RegisteredAgain, 2, CancellationToken);
        Assert.Equal(2, _portal.Bindings.Count);
    }

    [Fact]
    public async Task A_portal_is_looked_at_once_in_ten_minutes()
    {
        await using LocalPortal other = await LocalPortal.StartAsync(_portal.Options, CancellationToken);
        await using InstallableApplication app = await InstallAsync();
        (await other.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        IEnumerable<KeyValuePair<string, string>> notice = Identified(_portal);
        await app.PostAsync(Widgets.WorkerRemoved, notice);
        await app.Log.WaitAsync(RegisteredAgain, CancellationToken);
        int requests = _portal.Requests.Count;

        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(HttpStatusCode.OK, await app.PostAsync(Widgets.WorkerRemoved, notice));
        await app.Log.WaitAsync(TooSoon, CancellationToken);
        await app.PostAsync(Widgets.WorkerRemoved, Bare);
        await app.Log.WaitAsync(RegisteredAgain, 2, CancellationToken);

        Assert.Equal(requests, _portal.Requests.Count);
        Assert.Contains(other.Requests, static request => request.Method == "placement.get");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await app.PostAsync(Widgets.WorkerRemoved, notice);
        await app.Log.WaitAsync(RegisteredAgain, 3, CancellationToken);
        Assert.True(_portal.Requests.Count > requests);
    }

    [Fact]
    public async Task A_notice_with_a_wrong_token_is_refused()
    {
        await using InstallableApplication app = await InstallAsync();
        int requests = _portal.Requests.Count;

        HttpStatusCode status = await app.PostAsync(
            Widgets.WorkerRemoved,
            [
                .. Bare,
                .. PortalForm.Event(_portal, "").With("event", null)
                    .With("auth[application_token]", "00000000000000000000000000000000").Fields,
            ]);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal(requests, _portal.Requests.Count);
        Assert.Equal(0, app.Log.Count(SomeWorkerRemoved));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_makes_up_a_notice_cannot_say_where_the_application_is(bool isIdentified)
    {
        await using InstallableApplication app = await InstallAsync();
        await _portal.DeactivateAsync(Widgets.Worker, cancellationToken: CancellationToken);
        await app.Log.WaitAsync(RegisteredAgain, CancellationToken);
        _clock.Advance(TimeSpan.FromHours(1));

        await app.PostAsync(Widgets.WorkerRemoved, isIdentified ? Identified(_portal) : Bare, host: "evil.example");
        await app.Log.WaitAsync(RegisteredAgain, 2, CancellationToken);

        Assert.All(_portal.Bindings, binding => Assert.StartsWith(app.Address.AbsoluteUri, binding.Handler, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_that_is_the_only_widget_needs_a_configured_address()
    {
        await using InstallableApplication app = await InstallAsync(new InstallableOptions { Bindings = [Widgets.Bindings[1]] });

        await _portal.DeactivateAsync(Widgets.Worker, cancellationToken: CancellationToken);
        await app.Log.WaitAsync(Skipped, CancellationToken);

        Assert.Contains(app.Log.Lines, static line => line.Text.Contains("set PlacementOptions.BaseAddress", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_that_is_the_only_widget_is_registered_at_the_configured_address()
    {
        await using InstallableApplication app = await InstallAsync(
            new InstallableOptions { Bindings = [Widgets.Bindings[1]], BaseAddress = new Uri("https://desk.example.com") });

        await _portal.DeactivateAsync(Widgets.Worker, cancellationToken: CancellationToken);
        await app.Log.WaitAsync(RegisteredAgain, CancellationToken);

        Assert.Equal("https://desk.example.com/widgets/worker", Assert.Single(_portal.Bindings).Handler);
    }

    [Fact]
    public async Task What_is_no_notice_is_taken_and_ignored()
    {
        await using InstallableApplication app = await InstallAsync();

        Assert.Equal(HttpStatusCode.OK, await app.PostAsync(Widgets.WorkerRemoved, [new("error", "SOMETHING_ELSE")]));

        Assert.Equal(1, app.Log.Count(261));
        Assert.Equal(0, app.Log.Count(SomeWorkerRemoved));
    }

    [Fact]
    public async Task An_endpoint_of_the_applications_own_gets_the_notices()
    {
        await using InstallableApplication app = await InstallAsync(
            new InstallableOptions { Map = static application => application.MapPost(Widgets.WorkerRemoved, static () => 418) });

        await _portal.DeactivateAsync(Widgets.Worker, cancellationToken: CancellationToken);

        Assert.Single(_portal.Bindings);
        Assert.Equal(0, app.Log.Count(SomeWorkerRemoved));
    }

    [Fact]
    public async Task Without_its_store_the_application_says_so_in_the_log()
    {
        var store = new FaultyPortalStore();
        await using InstallableApplication app = await InstallAsync(new InstallableOptions { Store = store });
        store.IsDown = true;

        Assert.Equal(HttpStatusCode.OK, await app.PostAsync(Widgets.WorkerRemoved, Bare));
        await app.Log.WaitAsync(262, CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await app.PostAsync(Widgets.WorkerRemoved, Identified(_portal)));
    }

    private static IEnumerable<KeyValuePair<string, string>> Identified(LocalPortal portal) =>
        [.. Bare, .. PortalForm.Event(portal, "").With("event", null).Fields];

    private async Task<InstallableApplication> InstallAsync(InstallableOptions? options = null)
    {
        InstallableApplication app = await InstallableApplication.StartAsync(
            _portal, (options ?? new InstallableOptions()) with { Clock = _clock });
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        return app;
    }
}
