using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Installation;
using Placement.AspNetCore.Tests.Portals.Databases;
using Placement.Releases;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>Tokens of portals that nobody has used for months.</summary>
public sealed class KeepAliveTests : IAsyncDisposable
{
    private const int KeptAlive = 321;

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly SqliteDatabase _database = new();
    private readonly ReleaseSite _site;

    public KeepAliveTests() => _site = new ReleaseSite(_database, _clock) { HostClock = _clock };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task They_are_renewed_before_they_die_and_others_are_left_alone()
    {
        await _site.AddPortalsAsync(2);
        LocalPortal[] portals = [.. _site.Portals.OrderBy(static portal => portal.MemberId, StringComparer.Ordinal)];
        InstallableApplication host = await _site.StartAsync(1);
        await UntilAsync(async () => await host.Services.GetRequiredService<IReleaseMonitor>().GetProgressAsync(Stop) is { Done: 2 });

        PortalTokens old = await AgeAsync(portals[0], days: 150);
        PortalTokens young = await AgeAsync(portals[1], days: 90);
        _clock.Advance(TimeSpan.FromDays(1));
        await UntilAsync(() => Task.FromResult(host.Log.Count(KeptAlive) == 1));

        PortalTokens renewed = await TokensAsync(portals[0]);
        Assert.NotEqual(old.RefreshToken, renewed.RefreshToken);
        Assert.Equal(young.RefreshToken, (await TokensAsync(portals[1])).RefreshToken);

        // The next day it is the other one's turn, and the first has been looked at before it.
        await AgeAsync(portals[1], days: 150);
        _clock.Advance(TimeSpan.FromDays(1));
        await UntilAsync(() => Task.FromResult(host.Log.Count(KeptAlive) == 2));

        Assert.NotEqual(young.RefreshToken, (await TokensAsync(portals[1])).RefreshToken);
        Assert.Equal(renewed, await TokensAsync(portals[0]));
    }

    [Fact]
    public async Task Those_of_every_application_of_the_host_are_renewed()
    {
        await _site.AddPortalsAsync(1, isNamed: true);
        await _site.AddPortalsAsync(1, ReleaseSite.OtherClientId, isNamed: true);
        InstallableApplication host = await _site.StartAsync(1, placements: static options => options.Applications.Add(
            new() { ClientId = ReleaseSite.OtherClientId, ClientSecret = ReleaseSite.ClientSecret }));
        IReleaseMonitor monitor = host.Services.GetRequiredService<IReleaseMonitor>().ForApplication(ReleaseSite.OtherClientId);
        await UntilAsync(async () => await monitor.GetProgressAsync(Stop) is { Done: 1 });
        PortalTokens[] old = [await AgeAsync(_site.Portals[0], days: 150), await AgeAsync(_site.Portals[1], days: 150)];

        _clock.Advance(TimeSpan.FromDays(1));
        await UntilAsync(() => Task.FromResult(host.Log.Count(KeptAlive) == 2));

        Assert.NotEqual(old[0].RefreshToken, (await TokensAsync(_site.Portals[0])).RefreshToken);
        Assert.NotEqual(old[1].RefreshToken, (await TokensAsync(_site.Portals[1])).RefreshToken);
    }

    [Fact]
    public async Task Those_of_a_host_that_renews_nothing_are_renewed_by_another_the_day_after()
    {
        await _site.AddPortalsAsync(2);

        // The first is looked at before the second.
        LocalPortal[] portals = [.. _site.Portals.OrderBy(static portal => portal.MemberId, StringComparer.Ordinal)];
        var share = new ShareWithout([.. portals.Select(static portal => PortalBucket.Of(portal.MemberId))]);
        InstallableApplication host = await _site.StartAsync(1, services: services => services.AddSingleton<IPortalShare>(share));
        await UntilAsync(async () => await host.Services.GetRequiredService<IReleaseMonitor>().GetProgressAsync(Stop) is { Done: 2 });

        PortalTokens due = await AgeAsync(portals[0], DueAfter(portals[0]) - TimeSpan.FromHours(23));
        PortalTokens overdue = await AgeAsync(portals[1], DueAfter(portals[1]) + TimeSpan.FromHours(2));
        _clock.Advance(TimeSpan.FromDays(1));
        await UntilAsync(() => Task.FromResult(host.Log.Count(KeptAlive) == 1));

        Assert.NotEqual(overdue.RefreshToken, (await TokensAsync(portals[1])).RefreshToken);
        Assert.Equal(due.RefreshToken, (await TokensAsync(portals[0])).RefreshToken);
    }

    /// <summary>The age at which the tokens of a portal are renewed by the host whose they are.</summary>
    private static TimeSpan DueAfter(LocalPortal portal) =>
        new ReleaseOptions().KeepAliveAfter!.Value + (TimeSpan.FromDays(45) * PortalBucket.Of(portal.MemberId) / PortalBucket.Count);

    private async Task<PortalTokens> TokensAsync(LocalPortal portal) => (await _site.Open().FindAsync(portal.MemberId, Stop))!.Tokens!;

    /// <summary>Makes the stored tokens as old as if nobody had used them since.</summary>
    private Task<PortalTokens> AgeAsync(LocalPortal portal, int days) => AgeAsync(portal, TimeSpan.FromDays(days));

    private async Task<PortalTokens> AgeAsync(LocalPortal portal, TimeSpan age)
    {
        DatabasePortalStore store = _site.Open();
        Portal stored = (await store.FindAsync(portal.MemberId, Stop))!;
        PortalTokens aged = stored.Tokens! with { ExpiresAt = _clock.GetUtcNow() - age };
        await store.SaveAsync(stored with { Tokens = aged }, Stop);
        return aged;
    }

    /// <summary>Lets the clock go on slowly until something is so.</summary>
    private async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limited.CancelAfter(TimeSpan.FromMinutes(1));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            await poll.WaitForNextTickAsync(limited.Token);
            _clock.Advance(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>Some buckets are another host's, which renews nothing.</summary>
    private sealed class ShareWithout(HashSet<int> buckets) : IPortalShare
    {
        public bool IsMine(int bucket) => !buckets.Contains(bucket);
    }
}
