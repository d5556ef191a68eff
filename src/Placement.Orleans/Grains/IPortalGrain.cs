using Orleans.Concurrency;
using Placement.Clusters;

namespace Placement.Grains;

/// <summary>
/// The one place in the cluster where a portal's tokens are renewed. Its key is a <see cref="Portals.PortalKey"/> as text.
/// </summary>
[Alias("Placement.Portal")]
internal interface IPortalGrain : IGrainWithStringKey
{
    /// <summary>Renews tokens that the store has, unless that was done already.</summary>
    /// <param name="holder">Whose tokens.</param>
    /// <param name="userId">The user; null: they are no user's of a session.</param>
    /// <param name="stale">The key of the pair that is to be replaced.</param>
    /// <returns>A task that ends when that was tried. Who asked finds in the store what became of it.</returns>
    [AlwaysInterleave]
    [Alias("Renew")]
    Task RenewAsync(TokenHolder holder, int? userId, string stale);
}
