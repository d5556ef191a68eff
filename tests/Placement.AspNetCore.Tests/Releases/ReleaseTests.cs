using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Placement.AspNetCore.Tests.Installation;
using Placement.Releases;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>Releases on portals that speak HTTP.</summary>
public sealed class ReleaseTests : SiteTests
{
    /// <summary>Claims of a host that is gone end after a minute only.</summary>
    [Fact]
    public async Task What_is_claimed_while_a_host_stops_is_given_back_at_once()
    {
        await Site.AddPortalsAsync(3);
        InstallableApplication stopped = await Site.StartAsync(1, configure: static options => options.IsEnabled = false);
        InstallableApplication other = await Site.StartAsync(1, configure: static options => options.IsEnabled = false);
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

        Assert.All(Site.Portals, static portal => Assert.Single(portal.Bindings));
    }

    /// <summary>Whoever watches a release, a pipeline for instance, would take it for one that is through.</summary>
    [Fact]
    public async Task A_release_has_not_begun_until_its_portals_are_counted()
    {
        await Site.AddPortalsAsync(2);
        StoredRelease? begun = null;
        var counts = new TaskCompletionSource();

        InstallableApplication host = await Site.StartAsync(1, services: added => added.AddSingleton(
            WatchedReleases.Of(Site.Open(), name =>
            {
                if (name == nameof(IReleaseStore.AddPortalsAsync) && !counts.Task.IsCompleted)
                {
                    begun = Site.Open().FindReleaseAsync(ReleaseSite.ClientId, Stop).AsTask().GetAwaiter().GetResult();
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
        await Site.AddPortalsAsync(5);

        InstallableApplication host = await Site.StartAsync(1);
        ReleaseProgress progress = await ReleaseSite.WaitAsync(host, static progress => progress is { Done: 5 });

        Assert.Equal(Enumerable.Repeat("Supplies", 5), Site.Titles());
        Assert.All(Site.Portals, static portal => Assert.Contains(
            portal.EventBindings, static binding => binding.Event == "ONAPPUNINSTALL"));
        Assert.Equal((5, 0, 0), (progress.Total, progress.Pending, progress.NeedsPerson));
        Assert.Equal("Release 1, Running: 5 of 5 portals have it, 0 need somebody, 0 are left", progress.ToString());
    }

    [Fact]
    public async Task The_next_release_changes_every_portal_and_a_restart_of_it_asks_none()
    {
        await Site.AddPortalsAsync(3);
        await ReleaseSite.WaitAsync(await Site.StartAsync(1), static progress => progress is { Done: 3 });

        InstallableApplication second = await Site.StartAsync(2, ReleaseSite.Bindings("Supplies 2"));
        await ReleaseSite.WaitAsync(second, static progress => progress is { Release.Number: 2, Done: 3 });
        Assert.Equal(Enumerable.Repeat("Supplies 2", 3), Site.Titles());
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
        await Site.AddPortalsAsync(2);
        Site.Portals[0].Faults.Add(PortalFault.Error(HttpStatusCode.Forbidden, code).WithProbability(1, seed: 1));

        InstallableApplication host = await Site.StartAsync(1, configure: static options => options.MaxFailureShare = 1);
        ReleaseProgress progress = await ReleaseSite.WaitAsync(host, static progress => progress is { Pending: 0, Total: 2 });

        PortalRelease refused = await FindAsync(host, Site.Portals[0]);
        Assert.Equal((expected, code.ToUpperInvariant(), 1), (refused.State, refused.Outcome, refused.Attempts));
        Assert.Equal(expected == PortalReleaseState.Gone, refused.NextTryAt is null);
        Assert.Equal(1, progress.Done);
        Assert.Single(
            host.Log.Lines,
            line => line.Id == 315 && line.Text.Contains(Site.Portals[0].Address.Authority, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_portal_that_does_not_answer_is_tried_again_and_one_whose_tokens_are_dead_is_not()
    {
        await Site.AddPortalsAsync(3);
        Site.Portals[0].Faults.Add(PortalFault.DropConnection().WithProbability(1, seed: 1));
        Site.Portals[1].Faults.Add(PortalFault.InvalidToken());
        Site.Portals[1].Faults.Add(PortalFault.InvalidGrant().WithProbability(1, seed: 1));

        InstallableApplication host = await Site.StartAsync(1, configure: static options => options.MaxFailureShare = 1);
        await ReleaseSite.WaitAsync(host, static progress => progress is { Pending: 0, Total: 3 });

        PortalRelease silent = await FindAsync(host, Site.Portals[0]);
        PortalRelease dead = await FindAsync(host, Site.Portals[1]);
        Assert.Equal(PortalReleaseState.Unreachable, silent.State);
        Assert.InRange(silent.NextTryAt!.Value - silent.TriedAt!.Value, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(66));
        Assert.Equal((PortalReleaseState.NeedsTokens, "INVALID_GRANT", null), (dead.State, dead.Outcome, dead.NextTryAt));
        Assert.Equal(["Supplies"], Site.Titles());

        Site.Portals[0].Faults.Clear();
        Assert.True(await Monitor(host).RetryAsync(Site.Portals[0].MemberId.ToUpperInvariant(), Stop));
        await ReleaseSite.WaitAsync(host, static progress => progress is { Done: 2 });
        Assert.False(await Monitor(host).RetryAsync(Site.Portals[0].MemberId, Stop));
    }

    [Fact]
    public async Task A_release_that_portals_refuse_stops_says_so_in_the_health_and_goes_on_when_somebody_resumes_it()
    {
        await Site.AddPortalsAsync(40);
        foreach (LocalPortal portal in Site.Portals)
        {
            portal.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "ERROR_CORE").WithProbability(1, seed: 1));
        }

        InstallableApplication host = await Site.StartAsync(1);
        ReleaseProgress stopped = await ReleaseSite.WaitAsync(
            host, static progress => progress.Release.State == ReleaseState.Stopped);

        Assert.InRange(stopped.Pending, 1, 39);
        await ReleaseSite.LoggedAsync(host, 317);
        HealthReport health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Stop);
        Assert.Equal(HealthStatus.Degraded, health.Status);

        foreach (LocalPortal portal in Site.Portals)
        {
            portal.Faults.Clear();
        }

        Assert.True(await Monitor(host).ResumeAsync(Stop));
        Assert.False(await Monitor(host).ResumeAsync(Stop));
        ReleaseProgress progress = await ReleaseSite.WaitAsync(host, static progress => progress is { Pending: 0 });
        Assert.Equal(ReleaseState.Running, progress.Release.State);

        // Those that were under way when it stopped have failed, too.
        Assert.InRange(progress.Done, 1, stopped.Pending);
        Assert.Equal(40, progress.Done + progress.Counts[PortalReleaseState.Failed]);
    }

    [Theory]
    [InlineData(UriComponents.HostAndPort)]
    [InlineData(UriComponents.SchemeAndServer)]
    public async Task The_others_wait_until_the_canaries_were_tried_and_are_left_alone_where_those_refuse(UriComponents name)
    {
        await Site.AddPortalsAsync(6);
        LocalPortal canary = Site.Portals[3];
        canary.Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "ERROR_CORE").WithProbability(1, seed: 1));

        InstallableApplication host = await Site.StartAsync(1, configure: options =>
        {
            options.CanaryShare = 0;
            options.CanaryPortals.Add(canary.Address.GetComponents(name, UriFormat.UriEscaped));
        });
        ReleaseProgress stopped = await ReleaseSite.WaitAsync(
            host, static progress => progress.Release.State == ReleaseState.Stopped);

        Assert.Equal((1, 5), (stopped.NeedsPerson, stopped.Pending));
        Assert.All(
            Site.Portals.Where(portal => portal != canary), static portal => Assert.Empty(portal.Requests));
    }

    [Fact]
    public async Task A_paused_release_begins_with_no_portal_until_it_is_resumed()
    {
        await Site.AddPortalsAsync(1);
        InstallableApplication first = await Site.StartAsync(1);
        await ReleaseSite.WaitAsync(first, static progress => progress is { Done: 1 });
        Assert.True(await Monitor(first).PauseAsync(Stop));
        Assert.False(await Monitor(first).PauseAsync(Stop));
        await Site.AddPortalsAsync(1);

        InstallableApplication again = await Site.StartAsync(1);
        await ReleaseSite.WaitAsync(again, static progress => progress is { Total: 2, Pending: 1 });
        await SweepAsync(again);
        Assert.Empty(Site.Portals[1].Requests);

        Assert.True(await Monitor(again).ResumeAsync(Stop));
        await Site.StartAsync(1);
        await ReleaseSite.WaitAsync(again, static progress => progress is { Done: 2 });
    }

    [Theory]
    [InlineData("Number", "ReleaseOptions.Number is missing")]
    [InlineData("Address", "Releases need PlacementOptions.BaseAddress")]
    [InlineData("Share", "are shares: write numbers from 0 to 1")]
    public async Task A_host_refuses_to_start_with_a_release_that_makes_no_sense(string wrong, string expected)
    {
        await Site.AddPortalsAsync(1);

        OptionsValidationException refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => InstallableApplication.StartAsync(
            Site.Portals[0], new InstallableOptions
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
        await Site.AddPortalsAsync(2);
        DatabasePortalStore store = Site.Open();
        Portal others = (await store.FindAsync(Site.Portals[1].MemberId, Stop))!;
        await store.SaveAsync(others with { ClientId = "local.ffffffffffffff.99999999" }, Stop);

        InstallableApplication host = await Site.StartAsync(1);
        await ReleaseSite.LoggedAsync(host, 310);
        await host.Services.GetRequiredService<PortalWalk>().RunAsync(Stop);

        Assert.Equal(0, (await Monitor(host).GetProgressAsync(Stop))!.Total);
    }

    [Fact]
    public async Task A_portal_whose_row_makes_no_sense_is_not_taken_for_gone()
    {
        await Site.AddPortalsAsync(2);
        InstallableApplication first = await Site.StartAsync(1);
        await ReleaseSite.WaitAsync(first, static progress => progress is { Done: 2 });
        await Database.RunAsync($"UPDATE placement_portals SET state = 'nonsense' WHERE member_id = '{Site.Portals[0].MemberId}'");

        InstallableApplication second = await Site.StartAsync(
            2, ReleaseSite.Bindings("New"), static options => options.MaxFailureShare = 1);
        await ReleaseSite.WaitAsync(second, static progress => progress is { Release.Number: 2, Pending: 0 });

        PortalRelease unreadable = await FindAsync(second, Site.Portals[0]);
        Assert.Equal((PortalReleaseState.Failed, "unreadable"), (unreadable.State, unreadable.Outcome));
        Assert.NotNull(unreadable.NextTryAt);
    }

    [Fact]
    public async Task A_portal_that_has_moved_to_where_it_may_not_be_waits_for_somebody()
    {
        await Site.AddPortalsAsync(1);
        Site.Portals[0].Faults.Add(PortalFault.Moved(new Uri("https://portal.example.com/")).WithProbability(1, seed: 1));

        InstallableApplication host = await Site.StartAsync(1, configure: static options => options.MaxFailureShare = 1);
        await ReleaseSite.WaitAsync(host, static progress => progress is { Pending: 0, Total: 1 });

        Assert.Equal(PortalReleaseState.Moved, (await FindAsync(host, Site.Portals[0])).State);
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
        await Site.AddPortalsAsync(30);

        InstallableApplication[] hosts = await Task.WhenAll(Site.StartAsync(1), Site.StartAsync(1), Site.StartAsync(1));
        await ReleaseSite.WaitAsync(hosts[0], static progress => progress is { Done: 30 });

        Assert.Equal(Enumerable.Repeat("Supplies", 30), Site.Titles());
        Assert.All(Site.Portals, static portal =>
            Assert.Single(portal.Requests, static request => request.Method == "placement.bind" || request.Method == "batch"));
    }
}
