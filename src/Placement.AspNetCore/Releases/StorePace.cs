using Microsoft.Extensions.Options;

namespace Placement.Releases;

/// <summary>Keeps the pace in the store, by its clock.</summary>
internal sealed class StorePace(IReleaseStore store, IOptions<ReleaseOptions> options) : IStartPace
{
    /// <inheritdoc/>
    public ValueTask<TimeSpan> ReserveAsync(string clientId, int count, CancellationToken cancellationToken) =>
        store.ReserveStartsAsync(clientId, count, TimeSpan.FromSeconds(1 / options.Value.StartsPerSecond), cancellationToken);
}
