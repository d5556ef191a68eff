using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Placement.Clusters;
using Placement.Diagnostics;
using Placement.RequestVerification;
using Placement.Transport;

namespace Placement.Grains;

/// <inheritdoc/>
/// <remarks>It keeps nothing: what is known of a portal stands in the portal store. It begins on the host that asks first.</remarks>
[PreferLocalPlacement]
[GrainType("placement.portal")]
internal sealed class PortalGrain(PortalClients clients, ILoggerFactory loggers) : Grain, IPortalGrain
{
    private readonly ILogger _logger = loggers.CreateLogger(FleetEvents.Category);

    /// <inheritdoc/>
    public Task RenewAsync(TokenHolder holder, int? userId, string stale) =>
        RenewAsync(clients, this.GetPrimaryKeyString(), holder, userId, stale, _logger);

    /// <summary>The same wherever the grain is.</summary>
    internal static async Task RenewAsync(
        PortalClients clients, string key, TokenHolder holder, int? userId, string stale, ILogger logger)
    {
        (string memberId, string clientId) = GrainKeys.PortalOf(key);
        try
        {
            await clients.RenewAsync(new StoredTokens(clientId, memberId, holder, userId), stale);
        }
        catch (Exception failure)
        {
            // No exception travels to another host. It tries by itself, and finds out.
            FleetEvents.NotRenewed(logger, failure is BitrixException refusal ? OutcomeName.Of(refusal) : failure.GetType().Name);
        }
    }
}
