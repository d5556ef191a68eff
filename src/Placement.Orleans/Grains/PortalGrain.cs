using Orleans.Placement;
using Placement.Clusters;
using Placement.RequestVerification;
using Placement.Tokens;

namespace Placement.Grains;

/// <inheritdoc/>
/// <remarks>It keeps nothing: what is known of a portal stands in the portal store. It begins on the host that asks first.</remarks>
[PreferLocalPlacement]
[GrainType("placement.portal")]
internal sealed class PortalGrain(PortalClients clients) : Grain, IPortalGrain
{
    /// <inheritdoc/>
    public async Task<RenewalOutcome> RenewAsync(TokenHolder holder, int? userId, string stale)
    {
        (string memberId, string clientId) = GrainKeys.PortalOf(this.GetPrimaryKeyString());
        try
        {
            await clients.RenewAsync(new StoredTokens(clientId, memberId, holder, userId), stale);
            return RenewalOutcome.Done;
        }
        catch (BitrixException)
        {
            return RenewalOutcome.Refused;
        }
        catch (Exception failure) when (failure is PortalStoreException or TokenStoreException)
        {
            return RenewalOutcome.StoreFailed;
        }
    }
}
