using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Lifecycle;
using Placement.Releases;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>Releases on portals that speak HTTP.</summary>
public sealed class ReleaseTests : IAsyncDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly ReleaseSite _site;

    public ReleaseTests() => _site = new ReleaseSite(_database);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Claims of a host that is gone end after a minute only.</summary>
    [Fact]
    public async Task What_is_claimed_while_a_host_stops_is_given_back_at_once()
    {
        await _site.AddPortalsAsync(3);
        InstallableApplication stopped = await _site.StartAsync(1, configure: static options => options.IsEnabled = false);
        InstallableApplication other = await _site.StartAsync(1, configure: static options => options.IsEnabled = false);
        StoredRelease release = (await stopped.Services.GetRequiredService<ReleaseStart>().BeginAsync(Stop))!;
        await stopped.Services.GetRequiredService<PortalWalk>().RunAsync(Stop);
        ReleaseScope all = ReleaseScope.All with { BucketsBelow = PortalBucket.Count };
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        IReleaseStore watched = WatchedReleases.Of(stopped.Services.GetRequiredService<IReleaseStore>(), name =>
        {
            if (name == nameof(IReleaseStore.ReserveStartsAsync))
            {
                stopping.Cancel();
            }
        });
        ReleaseSweep sweep = ActivatorUtilities.CreateInstance<ReleaseSweep>(
            stopped.Services, watched, ActivatorUtilities.CreateInstance<StorePace>(stopped.Services, watched));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sweep.RunAsync(release, all, stopping.Token));
        await other.Services.GetRequiredService<ReleaseSweep>().RunAsync(release, all, Stop);

        Assert.All(_site.Portals, static portal => Assert.Single(portal.Bindings));
    }

    /// <summary>Whoever watches a release, a pipeline for instance, would take it for one that is through.</summary>
    [Fact]
    public async Task A_release_has_not_begun_until_its_portals_are_counted()
    {
        await _site.AddPortalsAsync(2);
        StoredRelease? begun = null;
        var counts = new TaskCompletionSource();

        InstallableApplication host = await _site.StartAsync(1, services: added => added.AddSingleton(
            WatchedReleases.Of(_site.Open(), name =>
            {
                if (name == nameof(IReleaseStore.AddPortalsAsync) && !counts.Task.IsCompleted)
                {
                    begun = _site.Open().FindReleaseAsync(ReleaseSite.ClientId, Stop).AsTask().GetAwaiter().GetResult();
                    counts.SetResult();
                }
            })));
        await counts.Task.WaitAsync(Stop);
        await ReleaseSite.WaitAsync(host, static progress => progress is { Done: 2 });

        Assert.Null(begun);
    }

    [Fact]
    public async Task Every_portal_has_what_the_release_declares_without_anybody_opening_an_installer()
    {
        await _site.AddPortalsAsync(5);

        InstallableApplication host = await _site.StartAsync(1);
        ReleaseProgress progress = await ReleaseSite.WaitAsync(host, static progress => progress is { Done: 5 });

        Assert.Equal(Enumerable.Repeat("Supplies", 5), _site.Titles());
        Assert.All(_site.Portals, static portal => Assert.Contains(
            portal.EventBindings, static binding => binding.Event == "ONAPPUNINSTALL"));
        Assert.Equal((5, 0, 0), (progress.Total, progress.Pending, progress.NeedsPerson));
        Assert.Equal("Release 1, Running: 5 of 5 portals have it, 0 need somebody, 0 are left", progress.ToString());
    }

    [Fact]
    public async Task The_next_release_changes_every_portal_and_a_restart_of_it_asks_none()
    {
        await _site.AddPortalsAsync(3);
        await ReleaseSite.WaitAsync(await _site.StartAsync(1), static progress => progress is { Done: 3 });

        InstallableApplication second = await _site.StartAsync(2, ReleaseSite.Bindings("Supplies 2"));
        await ReleaseSite.WaitAsync(second, static progress => progress is { Release.Number: 2, Done: 3 });
        Assert.Equal(Enumerable.Repeat("Supplies 2", 3), _site.Titles());
    }

    public static TheoryData<string, PortalReleaseState> Refusals => new()
    {
        { "PORTAL_DELETED", PortalReleaseState.Closed },
        { "PAYMENT_REQUIRED", PortalReleaseState.Unlicensed },
        { "ACCESS_DENIED", PortalReleaseState.AwaitingAdministrator },
        { "user_access_error", PortalReleaseState.AwaitingAdministrator },
        { "insufficient_scope", PortalReleaseState.AwaitingAdministrator },
        { "APPLICATION_NOT_FOUND", PortalReleaseState.Gone },
        { "OVERLOAD_LIMIT", PortalReleaseState.Unreachable },
        { "ERROR_CORE", PortalReleaseState.Failed },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_portal_that_refuses_is_in_the_state_that_its_refusal_means(string code, PortalReleaseState expected)
    {
        await _site.AddPortalsAsync(2);
        _site.Portals[0].Faults.Add(PortalFault.Error(HttpStatusCode.Forbidden, code).WithProbability(1, seed: 1));

        InstallableApplication host = await _site.StartAsync(1, configure: static options => options.MaxFailureShare = 1);
        ReleaseProgress progress = await ReleaseSite.WaitAsync(host, static progress => progress is { Pending: 0, Total: 2 });

        PortalRelease refused = await FindAsync(host, _site.Portals[0]);
        Assert.Equal((expected, code.ToUpperInvariant(), 1), (refused.State, refused.Outcome, refused.Attempts));
        Assert.Equal(expected == PortalReleaseState.Gone, refused.NextTryAt is null);
        Assert.Equal(1, progress.Done);
        Assert.Single(host.Log.Lines, line => line.Id == 315 && line.Text.Contains(_site.Portals[0].Address.Authority, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_portal_that_does_not_answer_is_tried_again_and_one_whose_tokens_are_dead_is_not()
    {
        await _site.AddPortalsAsync(3);
        _site.Portals[0].Faults.Add(PortalFault.DropConnection().WithProbability(1, seed: 1));
        _site.Portals[1].Faults.Add(PortalFault.InvalidToken());
        _site.Portals[1].Faults.Add(PortalFault.InvalidGrant().WithProbability(1, seed: 1));

        InstallableApplication host = await _site.StartAsync(1, configure: static options => options.MaxFailureShare = 1);
        await ReleaseSite.WaitAsync(host, static progress => progress is { Pending: 0, Total: 3 });

        PortalRelease silent = await FindAsync(host, _site.Portals[0]);
        PortalRelease dead = await FindAsync(host, _site.Portals[1]);
        Assert.Equal(PortalReleaseState.Unreachable, silent.State);
        Assert.InRange(silent.NextTryAt!.Value - silent.TriedAt!.Value, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(66));
        Assert.Equal((PortalReleaseState.NeedsTokens, "INVALID_GRANT", null), (dead.State, dead.Outcome, dead.NextTryAt));
        Assert.Equal(["Supplies"], _site.Titles());

        _site.Portals[0].Faults.Clear();
        Assert.True(await Monitor(host).RetryAsync(_site.Portals[0].MemberId.ToUpperInvariant(), Stop));
        await ReleaseSite.WaitAsync(host, static progress => progress is { Done: 2 });
        Assert.False(await Monitor(host).RetryAsync(_site.Portals[0].MemberId, Stop));
    }

    [Fact]
    public async Task A_release_that_portals_refuse_stops_says_so_in_the_health_and_goes_on_when_somebody_resumes_it()
    {
        await _site.AddPortalsAsync(40);
        foreach (LocalPortal portal in _site.Portals)
        {
            portal.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "ERROR_CORE").WithProbability(1, seed: 1));
        }

        InstallableApplication host = await _site.StartAsync(1);
        ReleaseProgress stopped = await ReleaseSite.WaitAsync(
            host, static progress => progress.Release.State == ReleaseState.Stopped);

        Assert.InRange(stopped.Pending, 1, 39);
        await ReleaseSite.LoggedAsync(host, 317);
        HealthReport health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Stop);
        Assert.Equal(HealthStatus.Degraded, health.Status);

        foreach (LocalPortal portal in _site.Portals)
        {
            portal.Faults.Clear();
        }

        Assert.True(await Monitor(host).ResumeAsync(Stop));
        Assert.False(await Monitor(host).ResumeAsync(Stop));
        ReleaseProgress progress = await ReleaseSite.WaitAsync(host, static progress => progress is { Pending: 0 });
        Assert.Equal(ReleaseState.Running, progress.Release.State);
        Assert.Equal(stopped.Pending, progress.Done);
    }

    [Fact]
    public async Task The_others_wait_until_the_canaries_were_tried_and_are_left_alone_where_those_refuse()
    {
        await _site.AddPortalsAsync(6);
        LocalPortal canary = _site.Portals[3];
        canary.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "ERROR_CORE").WithProbability(1, seed: 1));

        InstallableApplication host = await _site.StartAsync(1, configure: options =>
        {
            options.CanaryShare = 0;
            options.CanaryPortals.Add(canary.Address.Authority);
        });
        ReleaseProgress stopped = await ReleaseSite.WaitAsync(
            host, static progress => progress.Release.State == ReleaseState.Stopped);

        Assert.Equal((1, 5), (stopped.NeedsPerson, stopped.Pending));
        Assert.All(
            _site.Portals.Where(portal => portal != canary), static portal => Assert.Empty(portal.Requests));
    }

    [Fact]
    public async Task A_paused_release_begins_with_no_portal_until_it_is_resumed()
    {
        await _site.AddPortalsAsync(1);
        InstallableApplication first = await _site.StartAsync(1);
        await ReleaseSite.WaitAsync(first, static progress => progress is { Done: 1 });
        Assert.True(await Monitor(first).PauseAsync(Stop));
        Assert.False(await Monitor(first).PauseAsync(Stop));
        await _site.AddPortalsAsync(1);

        InstallableApplication again = await _site.StartAsync(1);
        await ReleaseSite.WaitAsync(again, static progress => progress is { Total: 2, Pending: 1 });
        await SweepAsync(again);
        Assert.Empty(_site.Portals[1].Requests);

        Assert.True(await Monitor(again).ResumeAsync(Stop));
        await _site.StartAsync(1);
        await ReleaseSite.WaitAsync(again, static progress => progress is { Done: 2 });
    }

    [Fact]
    public async Task A_host_of_an_earlier_release_changes_nothing_unless_it_takes_the_later_one_back()
    {
        await _site.AddPortalsAsync(2);
        await ReleaseSite.WaitAsync(
            await _site.StartAsync(2, ReleaseSite.Bindings("New")), static progress => progress is { Done: 2 });

        InstallableApplication former = await _site.StartAsync(1, ReleaseSite.Bindings("Old"));
        await ReleaseSite.LoggedAsync(former, 311);
        await SweepAsync(former);
        Assert.Equal(["New", "New"], _site.Titles());

        InstallableApplication rollback = await _site.StartAsync(
            1, ReleaseSite.Bindings("Old"), static options => options.RollsBack = 2);
        await ReleaseSite.WaitAsync(rollback, static progress => progress is { Release: { Number: 1, HighestNumber: 2 }, Done: 2 });
        Assert.Equal(["Old", "Old"], _site.Titles());
        InstallableApplication takenBack = await _site.StartAsync(2, ReleaseSite.Bindings("New"));
        await ReleaseSite.LoggedAsync(takenBack, 311);
        await SweepAsync(takenBack);
        Assert.Equal(["Old", "Old"], _site.Titles());
    }

    [Fact]
    public async Task The_installer_of_a_host_of_another_release_leaves_widgets_and_events_to_the_host_of_the_stored_one()
    {
        await _site.AddPortalsAsync(1);
        await ReleaseSite.WaitAsync(
            await _site.StartAsync(2, ReleaseSite.Bindings("New")), static progress => progress is { Done: 1 });
        InstallableApplication[] others =
        [
            await _site.StartAsync(1, ReleaseSite.Bindings("Old")),
            await _site.StartAsync(2, ReleaseSite.Bindings("Other")),
        ];
        LocalEventBinding[] before = [.. _site.Portals[0].EventBindings];

        foreach (InstallableApplication other in others)
        {
            (HttpStatusCode status, _) = await other.OpenAsync(
                PortalForm.Installer(_site.Portals[0], _site.Portals[0].Administrator));
            Assert.Equal(HttpStatusCode.OK, status);
            await ReleaseSite.LoggedAsync(other, 308);
        }

        Assert.Equal(["New"], _site.Titles());
        Assert.Equal(before, _site.Portals[0].EventBindings);
    }

    [Fact]
    public async Task A_number_that_stands_for_two_releases_is_refused_for_the_second()
    {
        await _site.AddPortalsAsync(1);
        await ReleaseSite.WaitAsync(await _site.StartAsync(1), static progress => progress is { Done: 1 });

        InstallableApplication second = await _site.StartAsync(1, ReleaseSite.Bindings("Other"));
        await ReleaseSite.LoggedAsync(second, 312);
        await second.Services.GetRequiredService<Reregistration>().RunAllAsync();

        Assert.Equal(["Supplies"], _site.Titles());
    }

    [Fact]
    public async Task A_changed_address_waits_for_its_approval_whoever_opens_the_installer()
    {
        var moved = new Uri("http://127.0.0.1:9/elsewhere");
        await _site.AddPortalsAsync(1);
        await ReleaseSite.WaitAsync(await _site.StartAsync(1), static progress => progress is { Done: 1 });

        InstallableApplication waiting = await _site.StartAsync(2, address: moved);
        await ReleaseSite.WaitAsync(waiting, static progress => progress is { Release.State: ReleaseState.AwaitingApproval, Pending: 1 });
        Assert.False(await Monitor(waiting).ResumeAsync(Stop));
        await waiting.OpenAsync(PortalForm.Installer(_site.Portals[0], _site.Portals[0].Administrator));
        await waiting.Services.GetRequiredService<Reregistration>().RunAllAsync();
        await SweepAsync(waiting);
        Assert.Equal(ReleaseSite.Address + "/widgets/deal-tab", Assert.Single(_site.Portals[0].Bindings).Handler);

        InstallableApplication approved = await _site.StartAsync(
            2, configure: options => options.ApprovedAddress = moved, address: moved);
        await ReleaseSite.WaitAsync(approved, static progress => progress is { Done: 1 });
        Assert.Equal(moved + "/widgets/deal-tab", Assert.Single(_site.Portals[0].Bindings).Handler);
    }

    [Fact]
    public async Task An_installation_counts_as_the_release()
    {
        await _site.AddPortalsAsync(2);
        InstallableApplication host = await _site.StartAsync(1, configure: static options => options.StartsPerSecond = 0.01);
        await ReleaseSite.WaitAsync(host, static progress => progress is { Total: 2 });

        await host.OpenAsync(PortalForm.Installer(_site.Portals[0], _site.Portals[0].Administrator));
        await host.OpenAsync(PortalForm.Installer(_site.Portals[1], _site.Portals[1].Administrator));

        Assert.Equal(2, (await Monitor(host).GetProgressAsync(Stop))!.Done);
    }

    [Theory]
    [InlineData("Number", "ReleaseOptions.Number is missing")]
    [InlineData("Address", "Releases need PlacementOptions.BaseAddress")]
    [InlineData("Share", "are shares: write numbers from 0 to 1")]
    public async Task A_host_refuses_to_start_with_a_release_that_makes_no_sense(string wrong, string expected)
    {
        await _site.AddPortalsAsync(1);

        OptionsValidationException refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => InstallableApplication.StartAsync(
            _site.Portals[0], new InstallableOptions
            {
                BaseAddress = wrong == "Address" ? null : ReleaseSite.Address,
                Services = services => services.AddReleases(options =>
                {
                    options.IsEnabled = true;
                    options.Number = wrong == "Number" ? 0 : 1;
                    options.CanaryShare = wrong == "Share" ? double.NaN : 0;
                }),
            }));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_say_whose_it_is_is_left_alone_where_the_store_has_another_application_s_portals()
    {
        await _site.AddPortalsAsync(2);
        DatabasePortalStore store = _site.Open();
        Portal others = (await store.FindAsync(_site.Portals[1].MemberId, Stop))!;
        await store.SaveAsync(others with { ClientId = "local.ffffffffffffff.99999999" }, Stop);

        InstallableApplication host = await _site.StartAsync(1);
        await ReleaseSite.LoggedAsync(host, 310);
        await host.Services.GetRequiredService<PortalWalk>().RunAsync(Stop);

        Assert.Equal(0, (await Monitor(host).GetProgressAsync(Stop))!.Total);
    }

    [Fact]
    public async Task A_portal_whose_row_makes_no_sense_is_not_taken_for_gone()
    {
        await _site.AddPortalsAsync(2);
        InstallableApplication first = await _site.StartAsync(1);
        await ReleaseSite.WaitAsync(first, static progress => progress is { Done: 2 });
        await _database.RunAsync($"UPDATE placement_portals SET state = 'nonsense' WHERE member_id = '{_site.Portals[0].MemberId}'");

        InstallableApplication second = await _site.StartAsync(
            2, ReleaseSite.Bindings("New"), static options => options.MaxFailureShare = 1);
        await ReleaseSite.WaitAsync(second, static progress => progress is { Release.Number: 2, Pending: 0 });

        PortalRelease unreadable = await FindAsync(second, _site.Portals[0]);
        Assert.Equal((PortalReleaseState.Failed, "unreadable"), (unreadable.State, unreadable.Outcome));
        Assert.NotNull(unreadable.NextTryAt);
    }

    [Fact]
    public async Task A_portal_that_has_moved_to_where_it_may_not_be_waits_for_somebody()
    {
        await _site.AddPortalsAsync(1);
        _site.Portals[0].Faults.Add(PortalFault.Moved(new Uri("https://portal.example.com/")).WithProbability(1, seed: 1));

        InstallableApplication host = await _site.StartAsync(1, configure: static options => options.MaxFailureShare = 1);
        await ReleaseSite.WaitAsync(host, static progress => progress is { Pending: 0, Total: 1 });

        Assert.Equal(PortalReleaseState.Moved, (await FindAsync(host, _site.Portals[0])).State);
    }

    [Fact]
    public async Task Without_declared_widgets_there_is_nothing_to_release()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Services.AddReleases(static options => options.Number = 1);
        await using WebApplication application = builder.Build();

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => application.StartAsync(Stop));

        Assert.Contains("AddPlacements", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hosts_share_the_portals_and_no_portal_is_brought_up_twice()
    {
        await _site.AddPortalsAsync(30);

        InstallableApplication[] hosts = await Task.WhenAll(_site.StartAsync(1), _site.StartAsync(1), _site.StartAsync(1));
        await ReleaseSite.WaitAsync(hosts[0], static progress => progress is { Done: 30 });

        Assert.Equal(Enumerable.Repeat("Supplies", 30), _site.Titles());
        Assert.All(_site.Portals, static portal =>
            Assert.Single(portal.Requests, static request => request.Method == "placement.bind" || request.Method == "batch"));
    }

    /// <summary>Has a host look once more for portals that it could bring up.</summary>
    private static async Task SweepAsync(InstallableApplication host) => Assert.False(
        await host.Services.GetRequiredService<ReleaseSweep>().RunAsync(host.Services.GetRequiredService<ReleaseStart>().Own(), Stop));

    private static IReleaseMonitor Monitor(InstallableApplication host) => host.Services.GetRequiredService<IReleaseMonitor>();

    private static async Task<PortalRelease> FindAsync(InstallableApplication host, LocalPortal portal) =>
        (await host.Services.GetRequiredService<IReleaseMonitor>().FindPortalAsync(portal.MemberId, Stop))!;
}
