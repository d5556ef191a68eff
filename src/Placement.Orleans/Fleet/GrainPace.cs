using Placement.Grains;
using Placement.Releases;

namespace Placement.Fleet;

/// <summary>Asks the grain that has the pace; where it cannot be reached, the store, which has it in any case.</summary>
internal sealed class GrainPace(IGrainFactory grains, StorePace store) : IStartPace
{
    /// <inheritdoc/>
    public async ValueTask<TimeSpan> ReserveAsync(string clientId, int count, CancellationToken cancellationToken)
    {
        try
        {
            if (await grains.GetGrain<IPaceGrain>(clientId).ReserveAsync(count).WaitAsync(cancellationToken).ConfigureAwait(false)
                is { } wait)
            {
                return wait;
            }
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The store says whether it is at fault.
        }

        return await store.ReserveAsync(clientId, count, cancellationToken).ConfigureAwait(false);
    }
}
