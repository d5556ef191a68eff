using System.Runtime.CompilerServices;
using Placement.Configuration;

namespace Placement.Portals;

/// <summary>
/// The portals as this library uses them: each with its application. A portal that another application of the same portal is stored for is
/// another portal.
/// </summary>
internal sealed class PortalDirectory([ActiveStore] IPortalStore store, ClientIdentity applications)
{
    /// <summary>Each conflict means that somebody else has stored the portal. That so many do so at once is a fault.</summary>
    private const int MaxAttempts = 16;

    /// <summary>The store itself.</summary>
    public IPortalStore Store => store;

    /// <summary>The portal with this identity, once for each application that is stored for it, be it one of this host's or not.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public ValueTask<IReadOnlyList<Portal>> FindAllAsync(string memberId, CancellationToken cancellationToken) =>
        store is IApplicationPortalStore several
            ? several.FindAllAsync(memberId, cancellationToken)
            : FindOnlyAsync(memberId, cancellationToken);

    /// <summary>The hosts of portals, by identity: of those that are stored for an application and can be read.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="memberIds">The portals' identities, lower case: one page of them.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PortalStoreException">The store cannot be reached.</exception>
    public async ValueTask<IReadOnlyDictionary<string, string>> FindDomainsAsync(
        string clientId, IReadOnlyList<string> memberIds, CancellationToken cancellationToken)
    {
        var domains = new Dictionary<string, string>(StringComparer.Ordinal);
        ILookup<string, Portal>? page = store is IPortalPages pages
            ? await pages.FindPageAsync(memberIds, cancellationToken).ConfigureAwait(false)
            : null;
        foreach (string memberId in memberIds)
        {
            Portal? portal = page is null
                ? await FindReadableAsync(new PortalKey(clientId, memberId), cancellationToken).ConfigureAwait(false)
                : Choose([.. page[memberId]], clientId);
            if (portal is not null)
            {
                domains[memberId] = portal.Domain;
            }
        }

        return domains;
    }

    private async ValueTask<IReadOnlyList<Portal>> FindOnlyAsync(string memberId, CancellationToken cancellationToken) =>
        await store.FindAsync(memberId, cancellationToken).ConfigureAwait(false) is { } portal ? [Named(portal)] : [];

    /// <summary>Other stores are asked for one portal at a time: they offer nothing else.</summary>
    private async ValueTask<Portal?> FindReadableAsync(PortalKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (PortalStoreException)
        {
            // What is stored of it cannot be read, which its state says.
            return null;
        }
    }

    /// <summary>What is stored of a portal for an application; null: nothing.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public async ValueTask<Portal?> FindAsync(PortalKey key, CancellationToken cancellationToken) =>
        Choose(await FindAllAsync(key.MemberId, cancellationToken).ConfigureAwait(false), key.ClientId);

    /// <summary>A portal as it is stored now; null: it is not any more.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public ValueTask<Portal?> FindAsync(Portal portal, CancellationToken cancellationToken) => FindAsync(portal.Key, cancellationToken);

    /// <summary>Stores a portal, as the store does.</summary>
    /// <exception cref="PortalConflictException">The store has another revision.</exception>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public async ValueTask<Portal> SaveAsync(Portal portal, CancellationToken cancellationToken)
    {
        Portal stored = await store.SaveAsync(portal, cancellationToken).ConfigureAwait(false);
        return stored.ClientId is null && portal.ClientId is not null ? stored with { ClientId = portal.ClientId } : stored;
    }

    /// <summary>Removes what is stored of a portal for its application.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public ValueTask DeleteAsync(Portal portal, CancellationToken cancellationToken) => store is IApplicationPortalStore several
        ? several.DeleteAsync(portal.ClientId, portal.MemberId, cancellationToken)
        : store.DeleteAsync(portal.MemberId, cancellationToken);

    /// <summary>The portals of this host's applications. Those of another host that shares the store are none of its business.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public async IAsyncEnumerable<Portal> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Portal portal in store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            Portal named = store is IApplicationPortalStore ? portal : Named(portal);
            if (applications.Has(named))
            {
                yield return named;
            }
        }
    }

    /// <summary>
    /// Looks at what is stored, decides, and stores that; looks and decides again as long as others store the portal meanwhile.
    /// </summary>
    /// <param name="portal">The portal.</param>
    /// <param name="decide">Says what is to be stored in place of what is there. The very same portal, or null: nothing is stored.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The portal as it is stored now; null: there is none, or nothing was to be stored.</returns>
    /// <exception cref="PortalStoreException">The store failed, or others store the portal all the time.</exception>
    public async Task<Portal?> ChangeAsync(Portal portal, Func<Portal?, Portal?> decide, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            Portal? stored = await FindAsync(portal, cancellationToken).ConfigureAwait(false);
            Portal? decided = decide(stored);
            if (decided is null || ReferenceEquals(decided, stored))
            {
                return decided;
            }

            try
            {
                return await SaveAsync(decided, cancellationToken).ConfigureAwait(false);
            }
            catch (PortalConflictException) when (attempt < MaxAttempts)
            {
                // Look at what they have stored, and decide again.
            }
        }
    }

    /// <summary>
    /// What is stored for an application; else, what is stored without one, where that can only be this application's. For no application:
    /// what is stored without one, or has got the application since.
    /// </summary>
    private Portal? Choose(IReadOnlyList<Portal> stored, string? clientId) =>
        stored.FirstOrDefault(portal => portal.ClientId == clientId)
        ?? (clientId is null ? stored.FirstOrDefault(portal => portal.ClientId == applications.Default)
            : clientId == applications.Default ? stored.FirstOrDefault(static portal => portal.ClientId is null)
            : null);

    /// <summary>A store that does not know of applications has those of one.</summary>
    private Portal Named(Portal portal) =>
        portal.ClientId is null && applications.Default is { } id ? portal with { ClientId = id } : portal;
}
