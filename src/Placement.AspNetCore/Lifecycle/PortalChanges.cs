namespace Placement.Lifecycle;

/// <summary>Changes stored portals, whoever else stores them meanwhile.</summary>
internal static class PortalChanges
{
    /// <summary>Each conflict means that somebody else has stored the portal. That so many do so at once is a fault.</summary>
    private const int MaxAttempts = 16;

    /// <summary>
    /// Looks at what is stored, decides, and stores that; looks and decides again as long as others store the portal meanwhile.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="memberId">The portal.</param>
    /// <param name="decide">Says what is to be stored in place of what is there. The very same portal, or null: nothing is stored.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The portal as it is stored now; null: there is none, or nothing was to be stored.</returns>
    /// <exception cref="PortalStoreException">The store failed, or others store the portal all the time.</exception>
    public static async Task<Portal?> ChangeAsync(
        this IPortalStore store, string memberId, Func<Portal?, Portal?> decide, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            Portal? stored = await store.FindAsync(memberId, cancellationToken).ConfigureAwait(false);
            Portal? decided = decide(stored);
            if (decided is null || ReferenceEquals(decided, stored))
            {
                return decided;
            }

            try
            {
                return await store.SaveAsync(decided, cancellationToken).ConfigureAwait(false);
            }
            catch (PortalConflictException) when (attempt < MaxAttempts)
            {
                // Look at what they have stored, and decide again.
            }
        }
    }
}
