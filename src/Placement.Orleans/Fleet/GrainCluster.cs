using Microsoft.Extensions.Logging;
using Placement.Clusters;
using Placement.Diagnostics;
using Placement.Grains;
using Placement.Hosts;
using Placement.Limits;
using Placement.RequestVerification;
using Placement.Tokens;

namespace Placement.Fleet;

/// <summary>Asks the grains of a portal. Where that fails, this host goes on alone.</summary>
internal sealed class GrainCluster(
    IGrainFactory grains, IPortalStore portals, ClusterChanges changes, ILoggerFactory loggers, TimeProvider clock) : IPortalCluster
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(250);

    /// <summary>By then another host has the grains of one that is gone, unless this one is cut off.</summary>
    private static readonly TimeSpan BeforeAlone = TimeSpan.FromSeconds(10);

    private const int MaxRemembered = 10_000;

    /// <summary>The key of the doubt that any grain leaves which has not answered. No grain is called so.</summary>
    private const string AnyGrain = "";

    /// <summary>
    /// The longest answer after one was missed: a host may be gone, and until the others know that, each portal that it had would take
    /// <see cref="Patience.LongestAnswer"/>.
    /// </summary>
    private static readonly TimeSpan LongestInDoubt = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long a renewal is waited for; null: as for anything else. Who is only slow loses nothing then, because the store keeps renewals
    /// of one portal from colliding. Where it cannot, only the grain does.
    /// </summary>
    private readonly TimeSpan? _longestRenewal = portals is IPortalLeaseStore ? null : TokenEndpoint.Timeout + BeforeAlone;

    private readonly ILogger _logger = loggers.CreateLogger(FleetEvents.Category);

    /// <summary>The grains that could not be asked a moment ago.</summary>
    private readonly BoundedCache<object> _notReached = new(clock, MaxRemembered);

    /// <inheritdoc/>
    public async Task RenewAsync(StoredTokens tokens, string stale, CancellationToken cancellationToken)
    {
        string key = GrainKeys.Of(tokens);
        if (IsAlone(key))
        {
            return;
        }

        bool isDone = await TryAsync(
            async () =>
            {
                await grains.GetGrain<IPortalGrain>(key).RenewAsync(tokens.Holder, tokens.UserId, stale).ConfigureAwait(false);
                return true;
            },
            TimeSpan.Zero,
            _longestRenewal,
            cancellationToken).ConfigureAwait(false);
        if (!isDone)
        {
            GoAlone(key);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> EnterAsync(string portal, RequestRate rate, TimeSpan patience, CancellationToken cancellationToken)
    {
        IBudgetGrain budget = grains.GetGrain<IBudgetGrain>(portal);
        long start = clock.GetTimestamp();
        while (true)
        {
            TimeSpan left = patience - clock.GetElapsedTime(start);
            RequestPlace? found = IsAlone(portal)
                ? null
                : await TryAsync<RequestPlace?>(
                    async () => await budget.ReserveAsync(rate.Threshold, rate.PerSecond, left).ConfigureAwait(false),
                    left < BeforeAlone ? left / 2 : BeforeAlone,
                    longestAnswer: null,
                    cancellationToken).ConfigureAwait(false);
            left = patience - clock.GetElapsedTime(start);
            if (found is not { } place)
            {
                GoAlone(portal);
                return await EnterAloneAsync(portal, rate, left, cancellationToken).ConfigureAwait(false);
            }

            if (place.Wait > TimeSpan.Zero)
            {
                if (place.Wait > left)
                {
                    return false;
                }

                await Task.Delay(place.Wait, clock, cancellationToken).ConfigureAwait(false);
            }

            if (place.IsReserved)
            {
                return true;
            }
        }
    }

    /// <inheritdoc/>
    public void Fill(string portal, RequestRate rate)
    {
        if (!IsAlone(portal))
        {
            _ = TryAsync(
                async () =>
                {
                    await grains.GetGrain<IBudgetGrain>(portal).FillAsync(rate.Threshold, rate.PerSecond).ConfigureAwait(false);
                    return true;
                },
                TimeSpan.Zero,
                longestAnswer: null,
                CancellationToken.None);
        }
    }

    /// <summary>Others may have used up all that there was, and go on alone, too: this host takes its share of what leaks.</summary>
    private Task<bool> EnterAloneAsync(string portal, RequestRate rate, TimeSpan patience, CancellationToken cancellationToken)
    {
        var share = new RequestRate(1, rate.PerSecond / changes.Hosts);
        return LeakyBuckets.Shared.EnterAsync(portal, share, clock, patience, cancellationToken);
    }

    private bool IsInDoubt => IsAlone(AnyGrain);

    private bool IsAlone(string key) => _notReached.Find(key) is not null;

    private void GoAlone(string key)
    {
        if (!IsAlone(key))
        {
            _notReached.Set(key, this, clock.GetUtcNow() + Patience.Alone);
        }
    }

    /// <summary>Asks, and asks again for so long; then null or its like.</summary>
    /// <param name="ask">Asks once.</param>
    /// <param name="duration">How long it is asked again.</param>
    /// <param name="longestAnswer">How long one answer may take; null: two seconds, and less in doubt.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task<T?> TryAsync<T>(
        Func<Task<T>> ask, TimeSpan duration, TimeSpan? longestAnswer, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        while (true)
        {
            TimeSpan longest = longestAnswer ?? (IsInDoubt ? LongestInDoubt : Patience.LongestAnswer);
            try
            {
                return await ask().WaitAsync(longest, clock, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                cancellationToken.ThrowIfCancellationRequested();

                // Doubt lasts from the first miss: later ones, after half a second only, do not prolong it.
                GoAlone(AnyGrain);
                if (changes.IsLeaving)
                {
                    // That it does not reach them any more is no news.
                    return default;
                }

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
