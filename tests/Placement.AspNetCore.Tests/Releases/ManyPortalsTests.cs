using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Portals;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>Releases on many portals, while everything happens that can.</summary>
public sealed class ManyPortalsTests(PostgreSqlServer server)
{
    private const int Renewed = 6;
    private const int Kills = 50;
    private const int ManyPortals = 1000;
    private const int KilledPortals = 200;

    /// <summary>Every twentieth portal is in one of these.</summary>
    private static readonly (PortalFault Fault, PortalReleaseState State)[] Troubles =
    [
        (PortalFault.DropConnection(), PortalReleaseState.Unreachable),
        (PortalFault.Error(HttpStatusCode.Forbidden, "PORTAL_DELETED"), PortalReleaseState.Closed),
        (PortalFault.Error(HttpStatusCode.Unauthorized, "PAYMENT_REQUIRED"), PortalReleaseState.Unlicensed),
        (PortalFault.Error(HttpStatusCode.Forbidden, "ACCESS_DENIED"), PortalReleaseState.AwaitingAdministrator),
        (PortalFault.InvalidGrant(), PortalReleaseState.NeedsTokens),
        (PortalFault.Error(HttpStatusCode.Forbidden, "APPLICATION_NOT_FOUND"), PortalReleaseState.Gone),
        (PortalFault.Error(HttpStatusCode.BadRequest, "ERROR_CORE"), PortalReleaseState.Failed),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hosts_and_a_second_release_in_the_middle_bring_every_portal_to_its_state_once()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync(server);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ReleaseSite(database, clock);
        await site.AddPortalsAsync(ManyPortals);
        clock.Advance(TimeSpan.FromHours(2));
        Dictionary<LocalPortal, PortalReleaseState> troubled = Trouble(site);

        InstallableApplication[] first = await Task.WhenAll(Start(1, "Supplies"), Start(1, "Supplies"));
        await ReleaseSite.WaitAsync(first[0], static progress => progress.Done > ManyPortals / 3);
        InstallableApplication[] second = await Task.WhenAll(Start(2, "Deliveries"), Start(2, "Deliveries"));
        ReleaseProgress progress = await ReleaseSite.WaitAsync(
            second[0], static progress => progress is { Release.Number: 2, Pending: 0, Total: ManyPortals });

        int doubled = site.Portals.Count(static portal => portal.Bindings.Count > 1);
        int renewals = first.Concat(second).Sum(static host => host.Log.Count(Renewed));
        int overlapping = renewals - (ManyPortals - troubled.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"portals {ManyPortals}, current {progress.Done}, doubled {doubled}, overlapping renewals {overlapping}"));
        Assert.Equal((ManyPortals - troubled.Count, 0, 0), (progress.Done, doubled, overlapping));
        foreach (PortalReleaseState state in troubled.Values.Distinct())
        {
            Assert.Equal(troubled.Values.Count(known => known == state), progress.Counts[state]);
        }

        Assert.All(
            site.Portals.Where(portal => !troubled.ContainsKey(portal)),
            static portal => Assert.Equal("Deliveries", Assert.Single(portal.Bindings).Title));

        Task<InstallableApplication> Start(long number, string title) => site.StartAsync(
            number, ReleaseSite.Bindings(title), static options => options.MaxFailureShare = 1);
    }

    [Fact]
    public async Task A_process_that_is_killed_again_and_again_loses_nothing_but_what_no_process_can_keep()
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync(server);
        DirectoryInfo keys = Directory.CreateTempSubdirectory("placement-keys-");
        try
        {
            var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
            await using var site = new ReleaseSite(database, clock, DataProtectionProvider.Create(keys));
            await site.AddPortalsAsync(KilledPortals);
            var random = new Random(15);
            HashSet<string> inFlight = [];
            for (int kill = 1; kill <= Kills; kill++)
            {
                clock.Advance(TimeSpan.FromHours(2));
                WorkerProcess process = await WorkerProcess.StartAsync(database, keys);
                await ReleaseAsync(process, site, kill);

                // With some portals, and in the middle of others.
                await DoneAsync(database, kill, random.Next(KilledPortals / 2));
                process.Kill();
                await process.DisposeAsync();
                inFlight.UnionWith(await database.ReadAsync(
                    "SELECT member_id FROM placement_portal_releases WHERE claim_of IS NOT NULL"));

                // Some minutes later nobody waits for the killed process any more.
                await database.RunAsync("UPDATE placement_portal_releases SET claim_of = NULL");
                await database.RunAsync("UPDATE placement_portals SET lease_until = 0");
            }

            InstallableApplication last = await site.StartAsync(
                Kills + 1, ReleaseSite.Bindings("Last"), static options => options.MaxFailureShare = 1);
            ReleaseProgress progress = await ReleaseSite.WaitAsync(
                last, static progress => progress is { Release.Number: Kills + 1, Pending: 0, Total: KilledPortals });

            IReadOnlyList<string> lost = await database.ReadAsync(
                $"SELECT member_id FROM placement_portal_releases WHERE state = '{nameof(PortalReleaseState.NeedsTokens)}'");
            int outside = lost.Count(memberId => !inFlight.Contains(memberId));
            int doubled = site.Portals.Count(static portal => portal.Bindings.Count > 1);
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"portals {KilledPortals}, current {progress.Done} + needs a person {lost.Count}, doubled {doubled}, "
                + $"lost outside the window {outside}, inherent {lost.Count - outside}, in flight at a kill {inFlight.Count}"));
            Assert.NotEmpty(inFlight);
            Assert.Equal((KilledPortals, 0, 0), (progress.Done + lost.Count, doubled, outside));
            Assert.All(
                site.Portals.Where(portal => !lost.Contains(portal.MemberId)),
                static portal => Assert.Equal("Last", Assert.Single(portal.Bindings).Title));
        }
        finally
        {
            keys.Delete(recursive: true);
        }
    }

    /// <summary>Waits until a release works on portals, and is done with so many.</summary>
    private static async Task DoneAsync(TestDatabase database, int release, int portals)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limited.CancelAfter(TimeSpan.FromMinutes(1));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        string state =
            $"SELECT COUNT(claim_of) > 0 AND COUNT(*) FILTER (WHERE number = {release}) >= {portals} FROM placement_portal_releases";
        while (await database.ReadAsync(state) is not ["True"])
        {
            await poll.WaitForNextTickAsync(limited.Token);
        }
    }

    private static async Task ReleaseAsync(WorkerProcess process, ReleaseSite site, int number)
    {
        LocalPortalOptions options = site.Portals[0].Options;
        string title = string.Create(CultureInfo.InvariantCulture, $"Release{number}");
        Assert.Equal(
            "done",
            await process.DoAsync(string.Create(
                CultureInfo.InvariantCulture, $"release {options.ClientId} {options.ClientSecret} {number} {title}")));
    }

    private static Dictionary<LocalPortal, PortalReleaseState> Trouble(ReleaseSite site)
    {
        Dictionary<LocalPortal, PortalReleaseState> troubled = [];
        for (int index = 0; index < site.Portals.Count; index++)
        {
            if (index % 20 < Troubles.Length)
            {
                (PortalFault fault, PortalReleaseState state) = Troubles[index % 20];
                site.Portals[index].Faults.Add(fault.WithProbability(1, seed: index));
                troubled[site.Portals[index]] = state;
            }
        }

        return troubled;
    }
}
