using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Placement.AspNetCore.Tests.Installation;
using Placement.Releases;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>A host with several applications has a release of each.</summary>
public sealed class SeveralApplicationsTests : SiteTests
{
    [Fact]
    public async Task Portals_of_every_application_have_the_release()
    {
        await AddPortalsAsync();
        InstallableApplication host = await StartAsync(number: 1, "Supplies");
        await WaitAsync(host, static progress => progress is { Done: 2 });

        ReleaseProgress main = (await Monitor(host).GetProgressAsync(Stop))!;
        ReleaseProgress other = (await Monitor(host).ForApplication(ReleaseSite.OtherClientId).GetProgressAsync(Stop))!;
        Assert.Equal((ReleaseSite.ClientId, 2, ReleaseState.Running), (main.Release.ClientId, main.Done, main.Release.State));
        Assert.Equal((ReleaseSite.OtherClientId, 2, ReleaseState.Running), (other.Release.ClientId, other.Done, other.Release.State));
        Assert.Equal(Enumerable.Repeat("Supplies", 4), Site.Titles());
        Assert.Throws<ArgumentException>(() => Monitor(host).ForApplication("local.nobody"));

        await WaitAsync(await StartAsync(number: 2, "Supplies 2"), static progress => progress is { Release.Number: 2, Done: 2 });
        Assert.Equal(Enumerable.Repeat("Supplies 2", 4), Site.Titles());
    }

    [Fact]
    public async Task A_store_with_the_releases_of_another_host_s_application_waits_for_the_approval_of_each_but_not_for_its_own()
    {
        const string Stranger = "local.00000000000000.00000000";
        await AddPortalsAsync();
        await Site.Open().SaveReleaseAsync(ReleaseStoreScenario.Release(Stranger, 9, DateTimeOffset.UtcNow), Stop);

        InstallableApplication waiting = await StartAsync(number: 1, "Supplies");
        await WaitAsync(waiting, static progress => progress.Release.State == ReleaseState.AwaitingApproval);
        HealthReport health = await waiting.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Stop);
        Assert.Equal(HealthStatus.Degraded, health.Status);

        InstallableApplication approved = await StartAsync(
            number: 1, "Supplies", static options => options.ApprovedClientId = ReleaseSite.ClientId);
        await WaitAsync(approved, static progress => progress is { Done: 2 });
    }

    [Fact]
    public async Task No_application_has_to_be_the_main_one()
    {
        await AddPortalsAsync();

        InstallableApplication host = await StartAsync(number: 1, "Supplies", placements: static options =>
        {
            options.Applications.Add(new() { ClientId = options.ClientId, ClientSecret = options.ClientSecret });
            (options.ClientId, options.ClientSecret) = (null, null);
        });

        await WaitAsync(host, static progress => progress is { Done: 2 });
        Assert.Equal(Enumerable.Repeat("Supplies", 4), Site.Titles());
    }

    [Fact]
    public async Task A_paused_release_of_one_application_does_not_pause_the_other()
    {
        await AddPortalsAsync();
        InstallableApplication first = await StartAsync(number: 1, "Supplies");
        await WaitAsync(first, static progress => progress is { Done: 2 });
        Assert.True(await Monitor(first).ForApplication(ReleaseSite.OtherClientId).PauseAsync(Stop));

        Assert.Equal(ReleaseState.Running, (await Monitor(first).GetProgressAsync(Stop))!.Release.State);
        HealthReport health = await first.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Stop);
        Assert.Contains(
            $"{ReleaseSite.OtherClientId}: Release 1, Paused", health.Entries["releases"].Description, StringComparison.Ordinal);

        // Of those that come now, the paused one's wait.
        await AddPortalsAsync();
        await first.Services.GetRequiredService<PortalWalk>().RunAsync(Stop);
        ReleaseStart start = first.Services.GetRequiredService<ReleaseStart>();
        ReleaseSweep sweep = first.Services.GetRequiredService<ReleaseSweep>();
        Assert.False(await sweep.RunAsync(start.Own(ReleaseSite.OtherClientId), Stop));
        await WaitAsync(first, static progress => progress is { Total: 4, Done: 2 }, ReleaseSite.OtherClientId);
        await sweep.RunAsync(start.Own(ReleaseSite.ClientId), Stop);
        await WaitAsync(first, static progress => progress is { Done: 4 }, ReleaseSite.ClientId);
    }

    [Fact]
    public async Task A_portal_that_does_not_answer_holds_up_none_of_another_application()
    {
        await AddPortalsAsync();
        var answering = new TaskCompletionSource();
        using IDisposable taught = Site.Portals[0].Answer("placement.bind", async (_, stop) =>
        {
            await answering.Task.WaitAsync(stop);
            return LocalAnswer.Error("ERROR_CORE");
        });

        InstallableApplication host = await StartAsync(number: 1, "Supplies");

        await WaitAsync(host, static progress => progress is { Done: 2 }, ReleaseSite.OtherClientId);
        Assert.InRange((await Monitor(host).GetProgressAsync(Stop))!.Done, 0, 1);
        answering.SetResult();
    }

    [Fact]
    public async Task All_applications_keep_one_pace()
    {
        await AddPortalsAsync();
        InstallableApplication host = await StartAsync(number: 1, "Supplies", static options => options.StartsPerSecond = 1);
        await WaitAsync(host, static progress => progress is { Done: 2 });
        IStartPace pace = host.Services.GetRequiredService<IStartPace>();

        await pace.ReserveAsync(ReleaseSite.ClientId, 60, Stop);

        Assert.InRange(await pace.ReserveAsync(ReleaseSite.OtherClientId, 1, Stop), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task An_installation_of_the_other_application_counts_as_its_release()
    {
        await AddPortalsAsync();
        InstallableApplication host = await StartAsync(
            number: 1, "Supplies", static options => options.StartsPerSecond = 0.01);
        await WaitAsync(host, static progress => progress is { Total: 2 }, ReleaseSite.ClientId);
        LocalPortal portal = Site.Portals[2];

        await host.OpenAsync(PortalForm.Installer(portal, portal.Administrator));

        PortalRelease known = (await Monitor(host).ForApplication(ReleaseSite.OtherClientId).FindPortalAsync(portal.MemberId, Stop))!;
        Assert.Equal((ReleaseSite.OtherClientId, 1, PortalReleaseState.Current), (known.ClientId, known.Number, known.State));
    }

    [Fact]
    public async Task A_tool_brings_up_and_lists_the_portals_of_every_application()
    {
        await AddPortalsAsync();
        InstallableApplication host = await StartAsync(number: 1, "Supplies", static options => options.IsEnabled = false);

        IReadOnlyList<JsonElement> applied = await ToolTalk.RunAsync(host.Services, """{"command":"apply"}""");
        IReadOnlyList<JsonElement> listed = await ToolTalk.RunAsync(host.Services, """{"command":"list"}""");

        Assert.Equal("end", applied[^1].Text("type"));
        Assert.Equal(4, applied.Of("portal").Count(static portal => portal.Text("state") == "Current"));
        Assert.Equal(
            [ReleaseSite.ClientId, ReleaseSite.OtherClientId], applied.Of("release").Select(static release => release.Text("clientId")).Order());
        Assert.Equal(
            [ReleaseSite.ClientId, ReleaseSite.ClientId, ReleaseSite.OtherClientId, ReleaseSite.OtherClientId],
            listed.Of("portal").Select(static portal => portal.Text("clientId")).Order());
        Assert.Equal(Enumerable.Repeat("Supplies", 4), Site.Titles());
    }

    /// <summary>Waits for the release of each application.</summary>
    private static async Task WaitAsync(InstallableApplication host, Func<ReleaseProgress, bool> condition, string? clientId = null)
    {
        foreach (string application in clientId is null ? [ReleaseSite.ClientId, ReleaseSite.OtherClientId] : new[] { clientId })
        {
            await ReleaseSite.WaitAsync(host, condition, application);
        }
    }

    private async Task AddPortalsAsync()
    {
        await Site.AddPortalsAsync(2, isNamed: true);
        await Site.AddPortalsAsync(2, ReleaseSite.OtherClientId, isNamed: true);
    }

    private Task<InstallableApplication> StartAsync(
        long number, string title, Action<ReleaseOptions>? configure = null, Action<PlacementOptions>? placements = null) => Site.StartAsync(
        number,
        ReleaseSite.Bindings(title),
        configure,
        placements: options =>
        {
            options.Applications.Add(new() { ClientId = ReleaseSite.OtherClientId, ClientSecret = ReleaseSite.ClientSecret });
            placements?.Invoke(options);
        });
}
