using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Placement.Portals;

namespace Placement;

/// <summary>
/// Keeps portals in this process, until it ends. For development, tests, and applications of a single portal that installs them anew.
/// </summary>
/// <param name="timeProvider">The clock; null: the system's.</param>
public sealed class InMemoryPortalStore(TimeProvider? timeProvider = null) : IPortalLeaseStore
{
    private readonly ConcurrentDictionary<string, Portal> _portals = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;

    /// <inheritdoc/>
    public ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(memberId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_portals.GetValueOrDefault(memberId));
    }

    /// <inheritdoc/>
    public ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DateTimeOffset now = PortalRecord.Now(_timeProvider);
        Portal next = PortalRecord.Next(portal, now);
        if (portal.Revision == 0)
        {
            return _portals.TryAdd(next.MemberId, next) ? ValueTask.FromResult(next) : throw new PortalConflictException();
        }

        if (_portals.TryGetValue(next.MemberId, out Portal? known) && PortalRecord.IsSuccessor(portal, known))
        {
            next = next with { CreatedAt = known.CreatedAt };
            if (_portals.TryUpdate(next.MemberId, next, known))
            {
                return ValueTask.FromResult(next);
            }
        }

        throw new PortalConflictException();
    }

    /// <inheritdoc/>
    /// <remarks>Always granted: a process renews the tokens of a portal one at a time, and no other process has this store.</remarks>
    public ValueTask<bool> TryLeaseAsync(Portal portal, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portal);
        cancellationToken.ThrowIfCancellationRequested();
        return _portals.TryGetValue(portal.MemberId, out Portal? known) && PortalRecord.IsSuccessor(portal, known)
            ? ValueTask.FromResult(true)
            : throw new PortalConflictException();
    }

    /// <inheritdoc/>
    public ValueTask EndLeaseAsync(Portal portal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(memberId);
        cancellationToken.ThrowIfCancellationRequested();
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
