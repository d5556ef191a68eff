using Microsoft.Extensions.Logging;
using Placement.Clusters;
using Placement.Grains;
using Placement.Limits;

namespace Placement.Fleet;

/// <summary>Asks the grains of a portal. Where that fails, this host goes on alone.</summary>
internal sealed class GrainCluster(IGrainFactory grains, ILoggerFactory loggers, TimeProvider clock) : IPortalCluster
{
    private const int Attempts = 2;

    /// <summary>In so long a time, the directory finds another host for the grains of one that is gone.</summary>
    private static readonly TimeSpan BeforeSecond = TimeSpan.FromMilliseconds(250);

    private readonly ILogger _logger = loggers.CreateLogger(FleetEvents.Category);

    /// <inheritdoc/>
    public Task RenewAsync(StoredTokens tokens, string stale, CancellationToken cancellationToken) =>
        TryAsync(
            () => grains.GetGrain<IPortalGrain>(GrainKeys.Of(tokens)).RenewAsync(tokens.Holder, tokens.UserId, stale),
            RenewalOutcome.Refused,
            cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> EnterAsync(string portal, RequestRate rate, TimeSpan patience, CancellationToken cancellationToken)
    {
        IBudgetGrain budget = grains.GetGrain<IBudgetGrain>(portal);
        (bool isReached, TimeSpan? wait) = await TryAsync(
            async () => (true, await budget.ReserveAsync(rate.Threshold, rate.PerSecond, patience).ConfigureAwait(false)),
            (false, null),
            cancellationToken).ConfigureAwait(false);
        if (!isReached)
        {
            // Others may have used up all that there was.
            LeakyBuckets.Shared.Fill(portal, rate, clock);
            return await LeakyBuckets.Shared.EnterAsync(portal, rate, clock, patience, cancellationToken).ConfigureAwait(false);
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait.Value, clock, cancellationToken).ConfigureAwait(false);
        }

        return wait is not null;
    }

    /// <inheritdoc/>
    public void Fill(string portal, RequestRate rate) => _ = TryAsync(
        async () =>
        {
            await grains.GetGrain<IBudgetGrain>(portal).FillAsync(rate.Threshold, rate.PerSecond).ConfigureAwait(false);
            return true;
        },
        otherwise: false,
        CancellationToken.None);

    private async Task<T> TryAsync<T>(Func<Task<T>> ask, T otherwise, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await ask().WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                if (attempt == Attempts)
                {
                    FleetEvents.NotReached(_logger, failure.GetType().Name);
                    return otherwise;
                }

                await Task.Delay(BeforeSecond, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
