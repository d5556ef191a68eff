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
    private DateTimeOffset _nextWalk = DateTimeOffset.MinValue;

    /// <summary>The release of each application, as this host has begun it.</summary>
    private readonly Dictionary<string, StoredRelease> _own = new(StringComparer.Ordinal);

    /// <summary>The applications with a release that was tried on every portal.</summary>
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!releases.IsOn(options.Value))
        {
            return;
        }

        try
        {
            // Where events are received is known when the endpoints are.
            await StartedAsync(stoppingToken).ConfigureAwait(false);
            if (store is InMemoryReleases)
            {
                ReleaseEvents.StoreHasNoReleases(_logger);
            }

            while (true)
            {
                TimeSpan wait;
                signal.Take();
                try
                {
                    wait = await GoOnAsync(stoppingToken).ConfigureAwait(false);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // Whatever a store gives up with, it does not stop the host.
                    ReleaseEvents.StoreFailed(_logger, failure);
                    wait = AfterFailure;
                }

                await WaitAsync(wait, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left stands in the store.
        }
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(wait, _clock, waiting.Token), signal.Given).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = host.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does what there is to do for each application, one after the other: the pace is that of all of them.</summary>
    /// <returns>How long to wait before the next look.</returns>
    private async Task<TimeSpan> GoOnAsync(CancellationToken cancellationToken)
    {
        TimeSpan least = BetweenLooks;
        foreach (string clientId in application.Ids)
        {
            if (!_own.TryGetValue(clientId, out StoredRelease? own))
            {
                _own[clientId] = own = await BeginAsync(clientId, cancellationToken).ConfigureAwait(false);
            }

            TimeSpan wait = await GoOnAsync(own, cancellationToken).ConfigureAwait(false);
            least = wait < least ? wait : least;
        }

        return least;
    }

    /// <summary>Begins a release, whose portals are counted before: nobody shall take it for one that has none to bring up.</summary>
    private async Task<StoredRelease> BeginAsync(string clientId, CancellationToken cancellationToken)
    {
        if (_clock.GetUtcNow() >= _nextWalk)
        {
            await WalkAsync(cancellationToken).ConfigureAwait(false);
        }

        return await start.BeginAsync(clientId, ReleaseApproval.None, cancellationToken).ConfigureAwait(false) ?? start.Own(clientId);
    }

    private async Task WalkAsync(CancellationToken cancellationToken)
    {
        await walk.RunAsync(cancellationToken).ConfigureAwait(false);
        _nextWalk = _clock.GetUtcNow() + BetweenWalks;
    }

    /// <summary>Does what there is to do.</summary>
    /// <returns>How long to wait before the next look.</returns>
    private async Task<TimeSpan> GoOnAsync(StoredRelease own, CancellationToken cancellationToken)
    {
        if (await store.FindReleaseAsync(own.ClientId, cancellationToken).ConfigureAwait(false) is not { } stored
            || stored.Number != own.Number
            || stored.Fingerprint != own.Fingerprint)
        {
            return BetweenLooks;
        }

        if (_clock.GetUtcNow() >= _nextWalk)
        {
            await WalkAsync(cancellationToken).ConfigureAwait(false);
        }

        if (stored.State != ReleaseState.Running)
        {
            return BetweenLooks;
        }

        bool hasTried = await driver.RunAsync(stored, cancellationToken).ConfigureAwait(false);
        await LogEndAsync(stored, hasTried, cancellationToken).ConfigureAwait(false);
        DateTimeOffset? next = await store.NextTryAsync(own.ClientId, cancellationToken).ConfigureAwait(false);
        TimeSpan wait = next - _clock.GetUtcNow() is { } soon && soon < BetweenLooks ? soon : BetweenLooks;
        return wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1);
    }

    private async Task LogEndAsync(StoredRelease release, bool hasTried, CancellationToken cancellationToken)
    {
        if (!hasTried || _ended.Contains(release.ClientId))
        {
            return;
        }

        IReadOnlyList<PortalReleaseCount> counts = await store
            .CountPortalsAsync(release.ClientId, bucketsBelow: 0, named: [], cancellationToken).ConfigureAwait(false);
        if (!counts.Any(static count => count is { State: PortalReleaseState.Pending, Count: > 0 }))
        {
            _ended.Add(release.ClientId);
            ReleaseEvents.Ends(
                _logger,
                release.Number,
                counts.Where(static count => ReleaseConditions.IsDone(count.State))
                    .Sum(static count => count.Count),
                counts.Sum(static count => count.Count));
        }
    }
}
