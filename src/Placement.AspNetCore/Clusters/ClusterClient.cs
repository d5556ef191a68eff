using Placement.Client;

namespace Placement.Clusters;

/// <summary>What a client sees of the cluster: it knows tokens, and not whose they are.</summary>
internal sealed class ClusterClient(IPortalCluster cluster, string clientId, TokenHolder holder) : IClientCluster
{
    /// <inheritdoc/>
    public Task RenewAsync(PortalTokens stale, CancellationToken cancellationToken) => stale.MemberId is { } memberId
        ? cluster.RenewAsync(
            new StoredTokens(clientId, memberId.ToLowerInvariant(), holder, holder == TokenHolder.Session ? stale.UserId : null),
            StoredTokens.KeyOf(stale), cancellationToken)
        : Task.CompletedTask;

    /// <inheritdoc/>
    public Task<bool> EnterAsync(string portal, RequestRate rate, TimeSpan patience, CancellationToken cancellationToken) =>
        cluster.EnterAsync(portal, rate, patience, cancellationToken);

    /// <inheritdoc/>
    public void Fill(string portal, RequestRate rate) => cluster.Fill(portal, rate);
}
