using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Placement.AspNetCore.Tests.Installation;
using Placement.Lifecycle;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>Which of several releases a portal has, and who may say so.</summary>
public sealed class ReleaseOrderTests : SiteTests
{
    [Fact]
    public async Task A_host_of_an_earlier_release_changes_nothing_unless_it_takes_the_later_one_back()
    {
        await Site.AddPortalsAsync(2);
        await ReleaseSite.WaitAsync(
            await Site.StartAsync(2, ReleaseSite.Bindings("New")), static progress => progress is { Done: 2 });

        InstallableApplication former = await Site.StartAsync(1, ReleaseSite.Bindings("Old"));
        await ReleaseSite.LoggedAsync(former, 311);
        await SweepAsync(former);
        Assert.Equal(["New", "New"], Site.Titles());

        InstallableApplication rollback = await Site.StartAsync(
            1, ReleaseSite.Bindings("Old"), static options => options.RollsBack = 2);
        await ReleaseSite.WaitAsync(rollback, static progress => progress is { Release: { Number: 1, HighestNumber: 2 }, Done: 2 });
        Assert.Equal(["Old", "Old"], Site.Titles());
        InstallableApplication takenBack = await Site.StartAsync(2, ReleaseSite.Bindings("New"));
        await ReleaseSite.LoggedAsync(takenBack, 311);
        await SweepAsync(takenBack);
        Assert.Equal(["Old", "Old"], Site.Titles());
    }

    [Fact]
    public async Task The_installer_of_a_host_of_another_release_leaves_widgets_and_events_to_the_host_of_the_stored_one()
    {
        await Site.AddPortalsAsync(1);
        await ReleaseSite.WaitAsync(
            await Site.StartAsync(2, ReleaseSite.Bindings("New")), static progress => progress is { Done: 1 });
        InstallableApplication[] others =
        [
            await Site.StartAsync(1, ReleaseSite.Bindings("Old")),
            await Site.StartAsync(2, ReleaseSite.Bindings("Other")),
        ];
        LocalEventBinding[] before = [.. Site.Portals[0].EventBindings];

        foreach (InstallableApplication other in others)
        {
            (HttpStatusCode status, _) = await other.OpenAsync(
                PortalForm.Installer(Site.Portals[0], Site.Portals[0].Administrator));
            Assert.Equal(HttpStatusCode.OK, status);
            await ReleaseSite.LoggedAsync(other, 308);
        }

        Assert.Equal(["New"], Site.Titles());
        Assert.Equal(before, Site.Portals[0].EventBindings);
    }

    [Fact]
    public async Task A_number_that_stands_for_two_releases_is_refused_for_the_second()
    {
        await Site.AddPortalsAsync(1);
        await ReleaseSite.WaitAsync(await Site.StartAsync(1), static progress => progress is { Done: 1 });

        InstallableApplication second = await Site.StartAsync(1, ReleaseSite.Bindings("Other"));
        await ReleaseSite.LoggedAsync(second, 312);
        await second.Services.GetRequiredService<Reregistration>().RunAllAsync();

        Assert.Equal(["Supplies"], Site.Titles());
        HealthReport health = await second.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Stop);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("give it a higher one", health.Entries["releases"].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_address_waits_for_its_approval_whoever_opens_the_installer()
    {
        var moved = new Uri("http://127.0.0.1:9/elsewhere");
        await Site.AddPortalsAsync(1);
        await ReleaseSite.WaitAsync(await Site.StartAsync(1), static progress => progress is { Done: 1 });

        InstallableApplication waiting = await Site.StartAsync(2, address: moved);
        await ReleaseSite.WaitAsync(waiting, static progress => progress is { Release.State: ReleaseState.AwaitingApproval, Pending: 1 });
        Assert.False(await Monitor(waiting).ResumeAsync(Stop));
        await waiting.OpenAsync(PortalForm.Installer(Site.Portals[0], Site.Portals[0].Administrator));
        await waiting.Services.GetRequiredService<Reregistration>().RunAllAsync();
        await SweepAsync(waiting);
        Assert.Equal(ReleaseSite.Address + "/widgets/deal-tab", Assert.Single(Site.Portals[0].Bindings).Handler);

        InstallableApplication approved = await Site.StartAsync(
            2, configure: options => options.ApprovedAddress = moved, address: moved);
        await ReleaseSite.WaitAsync(approved, static progress => progress is { Done: 1 });
        Assert.Equal(moved + "/widgets/deal-tab", Assert.Single(Site.Portals[0].Bindings).Handler);
    }

    [Fact]
    public async Task An_installation_counts_as_the_release()
    {
        await Site.AddPortalsAsync(2);
        InstallableApplication host = await Site.StartAsync(1, configure: static options => options.StartsPerSecond = 0.01);
        await ReleaseSite.WaitAsync(host, static progress => progress is { Total: 2 });

        await host.OpenAsync(PortalForm.Installer(Site.Portals[0], Site.Portals[0].Administrator));
        await host.OpenAsync(PortalForm.Installer(Site.Portals[1], Site.Portals[1].Administrator));

        Assert.Equal(2, (await Monitor(host).GetProgressAsync(Stop))!.Done);
    }
}
