using Microsoft.Extensions.Options;
using Placement.Configuration;

namespace Placement.Releases;

/// <summary>Keeps the pace in the store, by its clock.</summary>
internal sealed class StorePace(IReleaseStore store, ClientIdentity application, IOptions<ReleaseOptions> options) : IStartPace
{
    private volatile bool _isMainStored;

    /// <inheritdoc/>
    public async ValueTask<TimeSpan> ReserveAsync(string clientId, int count, CancellationToken cancellationToken) =>
        await store.ReserveStartsAsync(
            await IsMainStoredAsync(cancellationToken).ConfigureAwait(false) ? application.Id : clientId,
            count,
            TimeSpan.FromSeconds(1 / options.Value.StartsPerSecond),
            cancellationToken).ConfigureAwait(false);

    /// <summary>Whether the main application has a release there, whose row keeps the pace of all.</summary>
    private async ValueTask<bool> IsMainStoredAsync(CancellationToken cancellationToken) => _isMainStored
        || (_isMainStored = await store.FindReleaseAsync(application.Id, cancellationToken).ConfigureAwait(false) is not null);
}
