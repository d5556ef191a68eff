using Microsoft.Extensions.Logging;
using Placement.Clusters;
using Placement.Diagnostics;
using Placement.Grains;
using Placement.Hosts;
using Placement.Limits;

namespace Placement.Fleet;

/// <summary>Asks the grains of a portal. Where that fails, this host goes on alone.</summary>
internal sealed class GrainCluster(IGrainFactory grains, ClusterChanges changes, ILoggerFactory loggers, TimeProvider clock)
    : IPortalCluster
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(250);

    /// <summary>By then another host has the grains of one that is gone, unless this one is cut off.</summary>
    private static readonly TimeSpan BeforeAlone = TimeSpan.FromSeconds(10);

    private readonly ILogger _logger = loggers.CreateLogger(FleetEvents.Category);

    /// <inheritdoc/>
    public Task RenewAsync(StoredTokens tokens, string stale, CancellationToken cancellationToken) =>
        TryAsync(
            () => grains.GetGrain<IPortalGrain>(GrainKeys.Of(tokens)).RenewAsync(tokens.Holder, tokens.UserId, stale),
            TimeSpan.Zero,
            cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> EnterAsync(string portal, RequestRate rate, TimeSpan patience, CancellationToken cancellationToken)
    {
        IBudgetGrain budget = grains.GetGrain<IBudgetGrain>(portal);
        long start = clock.GetTimestamp();
        while (true)
        {
            RequestPlace? found = await TryAsync<RequestPlace?>(
                async () => await budget.ReserveAsync(rate.Threshold, rate.PerSecond).ConfigureAwait(false),
                BeforeAlone,
                cancellationToken).ConfigureAwait(false);
            TimeSpan left = patience - clock.GetElapsedTime(start);
            if (found is not { } place)
            {
                return await EnterAloneAsync(portal, rate, left, cancellationToken).ConfigureAwait(false);
            }

            if (place.Wait > left)
            {
                return false;
            }

            if (place.Wait > TimeSpan.Zero)
            {
                await Task.Delay(place.Wait, clock, cancellationToken).ConfigureAwait(false);
            }

            if (place.IsReserved)
            {
                return true;
            }
        }
    }

    /// <inheritdoc/>
    public void Fill(string portal, RequestRate rate) => _ = TryAsync(
        async () =>
        {
            await grains.GetGrain<IBudgetGrain>(portal).FillAsync(rate.Threshold, rate.PerSecond).ConfigureAwait(false);
            return true;
        },
        TimeSpan.Zero,
        CancellationToken.None);

    /// <summary>Others may have used up all that there was, and go on alone, too: this host takes its share of what leaks.</summary>
    private Task<bool> EnterAloneAsync(string portal, RequestRate rate, TimeSpan patience, CancellationToken cancellationToken)
    {
        var share = new RequestRate(1, rate.PerSecond / changes.Hosts);
        return LeakyBuckets.Shared.EnterAsync(portal, share, clock, patience, cancellationToken);
    }

    /// <summary>Asks, and asks again for so long; then null or its like.</summary>
    private async Task<T?> TryAsync<T>(Func<Task<T>> ask, TimeSpan duration, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask().WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                if (clock.GetElapsedTime(start) >= duration)
                {
                    FleetEvents.NotReached(_logger, failure.GetType().Name);
                    return default;
                }

                await Task.Delay(BetweenAttempts, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
