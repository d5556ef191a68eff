using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Placement.AspNetCore.Tests.Installation;
using Placement.Lifecycle;
using Placement.Portals;
using Placement.Releases;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>Portals belong to the host that works on them, as long as it does, and to another one soon after it was killed.</summary>
public sealed class ClaimTests : SiteTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(20);

    /// <summary>The store's clock, which hosts do not share.</summary>
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    /// <summary>Portals are claimed.</summary>
    private readonly TaskCompletionSource _begun = new();

    private InstallableApplication _host = null!;
    private InMemoryReleases _releases = null!;
    private StoredRelease _release = null!;

    [Fact]
    public async Task What_a_host_works_on_for_long_is_left_to_it()
    {
        await BeginAsync();
        using var prolonged = new SemaphoreSlim(0);
        ReleaseSweep sweep = Sweep(_clock, name =>
        {
            if (name == nameof(IReleaseStore.ProlongClaimsAsync))
            {
                prolonged.Release();
            }
        });

        Task<bool> working;
        using (await _host.Services.GetRequiredService<PortalLocks>().EnterAsync(Site.Portals[0].MemberId))
        {
            working = sweep.RunAsync(_release, Stop);
            await _begun.Task.WaitAsync(Stop);
            for (int i = 0; i < 6; i++)
            {
                _clock.Advance(Step);
                await prolonged.WaitAsync(Stop);
                Assert.False(await Sweep(_clock).RunAsync(_release, Stop));
            }
        }

        Assert.True(await working);
        Assert.Single(Site.Portals[0].Bindings);
    }

    [Fact]
    public async Task What_a_killed_host_has_claimed_is_brought_up_by_another_one_after_a_minute()
    {
        await BeginAsync();
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<bool> frozen = Sweep(new FakeTimeProvider(), name =>
        {
            // Nothing of it happens any more.
            if (name == nameof(IReleaseStore.ReserveStartsAsync))
            {
                throw new PortalStoreException("It was killed.");
            }
        }).RunAsync(_release, killed.Token);
        await Assert.ThrowsAsync<PortalStoreException>(() => frozen);

        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(await Sweep(_clock).RunAsync(_release, Stop));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await Sweep(_clock).RunAsync(_release, Stop));

        Assert.Single(Site.Portals[0].Bindings);
    }

    [Fact]
    public async Task A_host_that_cannot_prolong_its_claims_stops_the_work_before_another_one_begins()
    {
        await BeginAsync();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var failed = new SemaphoreSlim(0);
        var saved = new TaskCompletionSource();
        ReleaseSweep sweep = Sweep(_clock, name =>
        {
            if (name == nameof(IReleaseStore.ProlongClaimsAsync))
            {
                failed.Release();
                throw new PortalStoreException("The disk is full.");
            }

            if (name == nameof(IReleaseStore.SavePortalReleaseAsync))
            {
                saved.TrySetResult();
                stopping.Cancel();
            }
        });

        Task<bool> working;
        using (await _host.Services.GetRequiredService<PortalLocks>().EnterAsync(Site.Portals[0].MemberId))
        {
            working = sweep.RunAsync(_release, stopping.Token);
            await _begun.Task.WaitAsync(Stop);
            for (int i = 0; i < 2; i++)
            {
                _clock.Advance(Step);
                await failed.WaitAsync(Stop);
            }

            Assert.False(saved.Task.IsCompleted);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working.WaitAsync(Stop));
        Assert.True(saved.Task.IsCompleted);
        Assert.Empty(Site.Portals[0].Bindings);
        Assert.Equal(
            PortalReleaseState.Pending,
            (await _releases.FindPortalReleaseAsync(ReleaseSite.ClientId, Site.Portals[0].MemberId, Stop))!.State);
    }

    /// <summary>What is reserved when a host stops is lost for all, and many walks have many portals.</summary>
    [Fact]
    public async Task Walks_reserve_starts_one_by_one_and_none_once_they_stop()
    {
        await BeginAsync(40, static options => options.StartsPerSecond = 2);
        var pace = new SlowPace();
        var claimed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int claims = 0;
        IReleaseStore watched = WatchedReleases.Of(_releases, name =>
        {
            // By then, many walks have portals.
            if (name == nameof(IReleaseStore.ClaimPortalsAsync) && Interlocked.Increment(ref claims) == ReleaseShard.Count)
            {
                claimed.SetResult();
            }
        });
        ReleaseSweep sweep = ActivatorUtilities.CreateInstance<ReleaseSweep>(_host.Services, watched, pace);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        Task[] walks =
        [
            .. Enumerable.Range(0, ReleaseShard.Count).Select(index =>
                sweep.RunAsync(_release, ReleaseScope.All with { Shard = new ReleaseShard(index) }, stopping.Token)),
        ];
        await claimed.Task.WaitAsync(Stop);
        await pace.Begun.WaitAsync(Stop);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(walks));

        Assert.Equal(1, pace.Reserved);
        Assert.All(Site.Portals, static portal => Assert.Empty(portal.Bindings));
    }

    /// <summary>A release that has begun and not reached its portals.</summary>
    private async Task BeginAsync(int portals = 1, Action<ReleaseOptions>? configure = null)
    {
        await Site.AddPortalsAsync(portals);
        _releases = new InMemoryReleases(Site.Open(), _clock);
        _host = await Site.StartAsync(
            1,
            configure: options =>
            {
                options.IsEnabled = false;
                configure?.Invoke(options);
            },
            services: services => services.AddSingleton<IReleaseStore>(_releases));
        _release = (await _host.Services.GetRequiredService<ReleaseStart>().BeginAsync(Stop))!;
        await _host.Services.GetRequiredService<PortalWalk>().RunAsync(Stop);
    }

    /// <summary>The work of another host.</summary>
    private ReleaseSweep Sweep(TimeProvider clock, Action<string>? calling = null)
    {
        IReleaseStore watched = WatchedReleases.Of(_releases, name =>
        {
            calling?.Invoke(name);
            if (name == nameof(IReleaseStore.ReserveStartsAsync))
            {
                _begun.TrySetResult();
            }
        });
        return ActivatorUtilities.CreateInstance<ReleaseSweep>(
            _host.Services, watched, ActivatorUtilities.CreateInstance<StorePace>(_host.Services, watched), clock);
    }

    /// <summary>The next start is in an hour.</summary>
    private sealed class SlowPace : IStartPace
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _reserved;

        /// <summary>A start is reserved.</summary>
        public Task Begun => _begun.Task;

        public int Reserved => _reserved;

        public bool IsOneByOne => true;

        public ValueTask<TimeSpan> ReserveAsync(string clientId, int count, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _reserved);
            _begun.TrySetResult();
            return ValueTask.FromResult(TimeSpan.FromHours(1));
        }
    }
}
