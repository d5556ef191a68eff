using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Portals;

namespace Placement.Releases;

/// <summary>
/// Brings portals up in the background, as long as the host runs. All that it knows stands in the store, so that it goes on after a restart
/// where it was.
/// </summary>
internal sealed class ReleaseService(
    ReleaseStart start, IReleaseDriver driver, PortalWalk walk, IReleaseStore store, ReleaseSwitch releases, ReleaseSignal signal,
    ClientIdentity application, IOptions<ReleaseOptions> options, ILoggerFactory loggers, IHostApplicationLifetime host,
    TimeProvider? timeProvider = null)
    : BackgroundService
{
    /// <summary>Somebody may have paused or resumed the release, or another host begun one.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan BetweenWalks = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger(ReleaseEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly object _gate = new();
    private Task _walking = Task.CompletedTask;
    private DateTimeOffset _nextWalk = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!releases.IsOn(options.Value))
        {
            return;
        }

        // Services stop one after the other: by the time of this one's own token, Orleans may have left the cluster.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, host.ApplicationStopping);
        CancellationToken stopping = ending.Token;
        try
        {
            // Where events are received is known when the endpoints are.
            await StartedAsync(stopping).ConfigureAwait(false);
            if (store is InMemoryReleases)
            {
                ReleaseEvents.StoreHasNoReleases(_logger);
            }

            // One after the other at first: where one is approved, the others need not be.
            OwnRelease[] own = [.. application.Ids.Select(static clientId => new OwnRelease(clientId))];
            foreach (OwnRelease release in own)
            {
                await TryAsync(() => BeginAsync(release, stopping), stopping).ConfigureAwait(false);
            }

            await Task.WhenAll(own.Select(release => RunAsync(release, stopping))).ConfigureAwait(false);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // What is left stands in the store. That hosts which stop are not reached any more is no failure.
        }
    }

    /// <summary>Brings portals of one application up, whatever becomes of the others: the pace is that of all of them.</summary>
    private async Task RunAsync(OwnRelease own, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next = signal.Next;
            TimeSpan wait = AfterFailure;
            await TryAsync(async () => wait = await GoOnAsync(own, cancellationToken).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false);
            await WaitAsync(wait, next, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whatever a store gives up with, it does not stop the host.</summary>
    private async Task TryAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            ReleaseEvents.StoreFailed(_logger, failure);
        }
    }

    private async Task WaitAsync(TimeSpan wait, Task signalled, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(wait, _clock, waiting.Token), signalled).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = host.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins a release, whose portals are counted before: nobody shall take it for one that has none to bring up.</summary>
    private async Task<StoredRelease> BeginAsync(OwnRelease own, CancellationToken cancellationToken)
    {
        await WalkAsync(cancellationToken).ConfigureAwait(false);
        return own.Release = await start.BeginAsync(own.ClientId, ReleaseApproval.None, cancellationToken).ConfigureAwait(false)
            ?? start.Own(own.ClientId);
    }

    /// <summary>Looks for portals, if that was not done lately: for all applications at once.</summary>
    private Task WalkAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_walking.IsCompleted && _clock.GetUtcNow() >= _nextWalk)
            {
                _walking = WalkNowAsync(cancellationToken);
            }

            return _walking.IsCompletedSuccessfully ? Task.CompletedTask : _walking;
        }
    }

    private async Task WalkNowAsync(CancellationToken cancellationToken)
    {
        await walk.RunAsync(cancellationToken).ConfigureAwait(false);
        _nextWalk = _clock.GetUtcNow() + BetweenWalks;
    }

    /// <summary>Does what there is to do.</summary>
    /// <returns>How long to wait before the next look.</returns>
    private async Task<TimeSpan> GoOnAsync(OwnRelease own, CancellationToken cancellationToken)
    {
        StoredRelease begun = own.Release ?? await BeginAsync(own, cancellationToken).ConfigureAwait(false);
        if (await store.FindReleaseAsync(own.ClientId, cancellationToken).ConfigureAwait(false) is not { } stored
            || stored.Number != begun.Number
            || stored.Fingerprint != begun.Fingerprint)
        {
            return BetweenLooks;
        }

        await WalkAsync(cancellationToken).ConfigureAwait(false);
        if (stored.State == ReleaseState.AwaitingApproval)
        {
            // It may need none any more, because another application of this host was approved.
            stored = await BeginAsync(own, cancellationToken).ConfigureAwait(false);
        }

        if (stored.State != ReleaseState.Running)
        {
            return BetweenLooks;
        }

        bool hasTried = await driver.RunAsync(stored, cancellationToken).ConfigureAwait(false);
        if (hasTried && !own.HasEnded)
        {
            own.HasEnded = await LogEndAsync(stored, cancellationToken).ConfigureAwait(false);
        }

        DateTimeOffset? next = await store.NextTryAsync(own.ClientId, cancellationToken).ConfigureAwait(false);
        TimeSpan wait = next - _clock.GetUtcNow() is { } soon && soon < BetweenLooks ? soon : BetweenLooks;
        return wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1);
    }

    /// <summary>Says how a release has ended, if it was tried on every portal.</summary>
    private async Task<bool> LogEndAsync(StoredRelease release, CancellationToken cancellationToken)
    {
        IReadOnlyList<PortalReleaseCount> counts = await store
            .CountPortalsAsync(release.ClientId, bucketsBelow: 0, named: [], cancellationToken).ConfigureAwait(false);
        if (counts.Any(static count => count is { State: PortalReleaseState.Pending, Count: > 0 }))
        {
            return false;
        }

        ReleaseEvents.Ends(
            _logger,
            release.Number,
            counts.Where(static count => ReleaseConditions.IsDone(count.State)).Sum(static count => count.Count),
            counts.Sum(static count => count.Count));
        return true;
    }

    /// <summary>The release of one application.</summary>
    private sealed class OwnRelease(string clientId)
    {
        public string ClientId => clientId;

        /// <summary>What this host has begun; null: that has not come about yet.</summary>
        public StoredRelease? Release { get; set; }

        /// <summary>Whether it was tried on every portal.</summary>
        public bool HasEnded { get; set; }
    }
}
