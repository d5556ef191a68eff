using System.Runtime.CompilerServices;
using Placement.Portals;

namespace Placement;

/// <summary>
/// Keeps portals in this process, until it ends. For development, tests, and applications of a single portal that installs them anew.
/// </summary>
/// <param name="timeProvider">The clock; null: the system's.</param>
public sealed class InMemoryPortalStore(TimeProvider? timeProvider = null) : IPortalLeaseStore, IApplicationPortalStore
{
    private readonly object _gate = new();
    private readonly Dictionary<PortalKey, Portal> _portals = [];
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The portal has several applications.</exception>
    public async ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default) =>
        PortalRecord.Single(await FindAllAsync(memberId, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Portal>> FindAllAsync(string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(memberId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<Portal>>([.. Ordered(
            portal => portal.MemberId.Equals(memberId, StringComparison.OrdinalIgnoreCase))]);
    }

    /// <inheritdoc/>
    public ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DateTimeOffset now = PortalRecord.Now(_timeProvider);
        Portal next = PortalRecord.Next(portal, now);
        lock (_gate)
        {
            if (portal.Revision == 0)
            {
                return _portals.TryAdd(next.Key, next) ? ValueTask.FromResult(next) : throw new PortalConflictException();
            }

            if (Known(portal) is not { } known || !PortalRecord.IsSuccessor(portal, known))
            {
                throw new PortalConflictException();
            }

            next = next with { CreatedAt = known.CreatedAt };
            _portals.Remove(known.Key);
            _portals[next.Key] = next;
            return ValueTask.FromResult(next);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Always granted: a process renews the tokens of a portal one at a time, and no other process has this store.</remarks>
    public ValueTask<bool> TryLeaseAsync(Portal portal, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portal);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Known(portal) is { } known && PortalRecord.IsSuccessor(portal, known)
                ? ValueTask.FromResult(true)
                : throw new PortalConflictException();
        }
    }

    /// <inheritdoc/>
    public ValueTask EndLeaseAsync(Portal portal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default) => DeleteAsync(
        portal => portal.MemberId.Equals(memberId, StringComparison.OrdinalIgnoreCase), memberId, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string? clientId, string memberId, CancellationToken cancellationToken = default) => DeleteAsync(
        portal => portal.ClientId == clientId && portal.MemberId.Equals(memberId, StringComparison.OrdinalIgnoreCase), memberId,
        cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Portal> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (Portal portal in Ordered(static _ => true))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return portal;
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    private Portal[] Ordered(Func<Portal, bool> isMeant)
    {
        lock (_gate)
        {
            return
            [
                .. _portals.Values
                    .Where(isMeant)
                    .OrderBy(static portal => portal.MemberId, StringComparer.Ordinal)
                    .ThenBy(static portal => portal.ClientId, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>What is stored for the portal's application, or else without one.</summary>
    private Portal? Known(Portal portal) =>
        _portals.GetValueOrDefault(portal.Key) ?? _portals.GetValueOrDefault(portal.Key with { ClientId = null });

    private ValueTask DeleteAsync(Func<Portal, bool> isMeant, string memberId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(memberId);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (PortalKey key in _portals.Values.Where(isMeant).Select(static portal => portal.Key).ToList())
            {
                _portals.Remove(key);
            }
        }

        return ValueTask.CompletedTask;
    }
}
