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
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>By identity: what is stored of a portal for each application, by client id. The arrays are never changed.</summary>
    private readonly Dictionary<string, Portal[]> _portals = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The portal has several applications.</exception>
    public async ValueTask<Portal?> FindAsync(string memberId, CancellationToken cancellationToken = default) =>
        PortalRecord.Single(await FindAllAsync(memberId, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Portal>> FindAllAsync(string memberId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(memberId);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<Portal>>(Stored(memberId));
        }
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
                return Stored(next, next.ClientId) is null ? Keep(next, replaced: null) : throw new PortalConflictException();
            }

            if (Known(portal) is not { } known || !PortalRecord.IsSuccessor(portal, known))
            {
                throw new PortalConflictException();
            }

            return Keep(next with { CreatedAt = known.CreatedAt }, known);
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
    public ValueTask DeleteAsync(string memberId, CancellationToken cancellationToken = default) =>
        DeleteAsync(memberId, static _ => true, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string? clientId, string memberId, CancellationToken cancellationToken = default) =>
        DeleteAsync(memberId, portal => portal.ClientId == clientId, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Portal> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Portal[] portals;
        lock (_gate)
        {
            portals = [.. _portals.OrderBy(static known => known.Key, StringComparer.Ordinal).SelectMany(static known => known.Value)];
        }

        foreach (Portal portal in portals)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return portal;
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    private Portal[] Stored(string memberId) => _portals.GetValueOrDefault(memberId) ?? [];

    private Portal? Stored(Portal portal, string? clientId) =>
        Array.Find(Stored(portal.MemberId), stored => stored.ClientId == clientId);

    /// <summary>What is stored for the portal's application, or else without one.</summary>
    private Portal? Known(Portal portal) => Stored(portal, portal.ClientId) ?? Stored(portal, clientId: null);

    private ValueTask<Portal> Keep(Portal next, Portal? replaced)
    {
        IEnumerable<Portal> others = Stored(next.MemberId).Where(stored => stored != replaced && stored.ClientId != next.ClientId);
        _portals[next.MemberId] = [.. others.Append(next).OrderBy(static portal => portal.ClientId, StringComparer.Ordinal)];
        return ValueTask.FromResult(next);
    }

    private ValueTask DeleteAsync(string memberId, Predicate<Portal> isMeant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(memberId);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Portal[] kept = [.. Stored(memberId).Where(portal => !isMeant(portal))];
            if (kept.Length > 0)
            {
                _portals[memberId] = kept;
            }
            else
            {
                _portals.Remove(memberId);
            }
        }

        return ValueTask.CompletedTask;
    }
}
