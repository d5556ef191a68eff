using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Placement;

/// <summary>Keeps portals in this process, until it ends. For development, tests, and applications of a single portal that installs them anew.</summary>
/// <param name="timeProvider">The clock; null: the system's.</param>
public sealed class InMemoryPortalStore(TimeProvider? timeProvider = null) : IPortalStore
{
    private readonly ConcurrentDictionary<string, Portal> _portals = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;

    /// <inheritdoc/>
    public ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_portals.GetValueOrDefault(memberId));

    /// <inheritdoc/>
    public ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portal);
        DateTimeOffset now = _timeProvider.GetUtcNow();
        Portal stored = portal with
        {
            Revision = portal.Revision + 1,
            CreatedAt = portal.Revision == 0 ? now : portal.CreatedAt,
            UpdatedAt = now,
        };
        bool isSaved = portal.Revision == 0
            ? _portals.TryAdd(portal.MemberId, stored)
            : _portals.TryGetValue(portal.MemberId, out Portal? known) && known.Revision == portal.Revision && _portals.TryUpdate(portal.MemberId, stored, known);
        return isSaved ? ValueTask.FromResult(stored) : throw new PortalConflictException();
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default)
    {
        _portals.TryRemove(memberId, out _);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Portal> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (Portal portal in _portals.Values.OrderBy(static portal => portal.MemberId, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return portal;
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }
}
