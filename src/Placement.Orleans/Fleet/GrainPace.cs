using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Diagnostics;
using Placement.Grains;
using Placement.Releases;

namespace Placement.Fleet;

/// <summary>Asks the grain that has the pace; where it cannot be reached, the store, which has it in any case.</summary>
internal sealed class GrainPace(
    IGrainFactory grains, StorePace store, ClientIdentity application, IOptions<ReleaseOptions> options, ILoggerFactory loggers)
    : IStartPace
{
    private readonly ILogger _logger = loggers.CreateLogger(FleetEvents.Category);

    /// <summary>1: nobody was told yet that the grain cannot be asked.</summary>
    private int _isReached = 1;

    /// <inheritdoc/>
    public async ValueTask<TimeSpan> ReserveAsync(string clientId, int count, CancellationToken cancellationToken)
    {
        try
        {
            TimeSpan? found = await grains.GetGrain<IPaceGrain>(application.Id)
                .ReserveAsync(count, options.Value.StartsPerSecond).WaitAsync(cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _isReached, 1);
            if (found is { } wait)
            {
                return wait;
            }

            // The store says why it failed.
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            if (Interlocked.Exchange(ref _isReached, 0) == 1)
            {
                FleetEvents.PaceNotReached(_logger, failure.GetType().Name);
            }
        }

        return await store.ReserveAsync(clientId, count, cancellationToken).ConfigureAwait(false);
    }
}
