using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Portals;

namespace Placement.Releases;

/// <inheritdoc/>
internal sealed class ReleaseMonitor(
    IReleaseStore store, CanaryPortals canaries, ClientIdentity application, ReleaseSignal signal, IOptions<ReleaseOptions> options,
    ILoggerFactory loggers, TimeProvider? timeProvider = null, string? clientId = null)
    : IReleaseMonitor
{
    private const int MaxAttempts = 16;

    private readonly string _clientId = clientId ?? application.Id;

    private readonly ILogger _logger = loggers.CreateLogger(ReleaseEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <inheritdoc/>
    public IReleaseMonitor ForApplication(string clientId)
    {
        ArgumentNullException.ThrowIfNull(clientId);
        return clientId == _clientId ? this
            : application.Find(clientId) is not null
                ? new ReleaseMonitor(store, canaries, application, signal, options, loggers, timeProvider, clientId)
                : throw new ArgumentException("The host does not have the application.", nameof(clientId));
    }

    /// <inheritdoc/>
    public async Task<ReleaseProgress?> GetProgressAsync(CancellationToken cancellationToken = default)
    {
        if (await store.FindReleaseAsync(_clientId, cancellationToken).ConfigureAwait(false) is not { } release)
        {
            return null;
        }

        IReadOnlyList<PortalReleaseCount> counts = await CountAsync(cancellationToken).ConfigureAwait(false);
        var byState = counts
            .GroupBy(static count => count.State)
            .ToDictionary(static group => group.Key, static group => group.Sum(static count => count.Count));
        int pending = byState.GetValueOrDefault(PortalReleaseState.Pending);
        return new ReleaseProgress
        {
            Release = release,
            Counts = byState,
            EstimatedEnd = pending > 0 && release.State == ReleaseState.Running
                ? _clock.GetUtcNow() + TimeSpan.FromSeconds(pending / options.Value.StartsPerSecond)
                : null,
        };
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PortalRelease>> ListPortalsAsync(
        PortalReleaseState? state = null, string after = "", int count = 100, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return store.ListPortalReleasesAsync(_clientId, state, after, count, cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public Task<PortalRelease?> FindPortalAsync(string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(memberId);
        return store.FindPortalReleaseAsync(_clientId, memberId.ToLowerInvariant(), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public Task<bool> PauseAsync(CancellationToken cancellationToken = default) => ChangeAsync(
        static (release, _) => release.State == ReleaseState.Running ? release with { State = ReleaseState.Paused } : null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ResumeAsync(CancellationToken cancellationToken = default) => ChangeAsync(
        static (release, failed) => release.State is ReleaseState.Paused or ReleaseState.Stopped
            ? release with { State = ReleaseState.Running, AcceptedFailures = failed }
            : null,
        cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> RetryAsync(string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(memberId);
        bool isDue = await store
            .RetryPortalAsync(_clientId, memberId.ToLowerInvariant(), PortalRecord.Now(_clock), cancellationToken)
            .ConfigureAwait(false);
        signal.Give();
        return isDue;
    }

    private async Task<bool> ChangeAsync(Func<StoredRelease, int, StoredRelease?> change, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            StoredRelease? release = await store.FindReleaseAsync(_clientId, cancellationToken).ConfigureAwait(false);
            var stage = ReleaseStage.Of(await CountAsync(cancellationToken).ConfigureAwait(false), options.Value, accepted: 0);
            if (release is null || change(release, stage.Failed) is not { } next)
            {
                return false;
            }

            try
            {
                await store.SaveReleaseAsync(next, cancellationToken).ConfigureAwait(false);
                ReleaseEvents.Changed(_logger, next.Number, next.State);
                signal.Give();
                return true;
            }
            catch (PortalConflictException) when (attempt < MaxAttempts)
            {
                // Look at what they have stored, and decide again.
            }
        }
    }

    private ValueTask<IReadOnlyList<PortalReleaseCount>> CountAsync(CancellationToken cancellationToken) =>
        store.CountPortalsAsync(_clientId, canaries.BucketsBelow, canaries.Named, cancellationToken);
}
