using Microsoft.Extensions.Options;
using Placement.Configuration;

namespace Placement.Releases;

/// <summary>Keeps the pace in the store, by its clock.</summary>
internal sealed class StorePace(IReleaseStore store, ClientIdentity application, IOptions<ReleaseOptions> options) : IStartPace
{
    private volatile bool _isStored;

    /// <summary>The application whose release keeps the pace of all: the same on every host, whichever it has for its main one.</summary>
    public string Key { get; } = application.Ids.Min(StringComparer.Ordinal) ?? application.Id;

    /// <summary>How many starts there may be in a second.</summary>
    public double PerSecond => options.Value.StartsPerSecond;

    /// <inheritdoc/>
    /// <remarks>A reservation is a statement to the database, so that one is made for all that are claimed.</remarks>
    public bool IsOneByOne => false;

    /// <inheritdoc/>
    public ValueTask<TimeSpan> ReserveAsync(string clientId, int count, CancellationToken cancellationToken) =>
        ReserveAsync(clientId, count, PerSecond, cancellationToken);

    /// <param name="clientId">The application, whose release is stored.</param>
    /// <param name="count">How many starts.</param>
    /// <param name="perSecond">How many there may be in a second.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="IStartPace.ReserveAsync"/>
    public async ValueTask<TimeSpan> ReserveAsync(string clientId, int count, double perSecond, CancellationToken cancellationToken)
    {
        _isStored = _isStored || await store.FindReleaseAsync(Key, cancellationToken).ConfigureAwait(false) is not null;
        return await store
            .ReserveStartsAsync(_isStored ? Key : clientId, count, TimeSpan.FromSeconds(1 / perSecond), cancellationToken)
            .ConfigureAwait(false);
    }
}
