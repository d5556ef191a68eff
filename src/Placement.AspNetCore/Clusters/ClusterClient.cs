using Placement.Client;

namespace Placement.Clusters;

/// <summary>What a client sees of the cluster: it knows tokens, and not whose they are.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="clientId">The application.</param>
/// <param name="holder">Whose tokens the client has.</param>
/// <param name="forget">Is told which tokens may have been renewed elsewhere.</param>
internal sealed class ClusterClient(IPortalCluster cluster, string clientId, TokenHolder holder, Action<StoredTokens> forget)
    : IClientCluster
{
    /// <inheritdoc/>
    public async Task RenewAsync(PortalTokens stale, CancellationToken cancellationToken)
    {
        if (stale.MemberId is { } memberId)
        {
            var tokens = new StoredTokens(
                clientId, memberId.ToLowerInvariant(), holder, holder == TokenHolder.Session ? stale.UserId : null);
            await cluster.RenewAsync(tokens, StoredTokens.KeyOf(stale), cancellationToken).ConfigureAwait(false);
            forget(tokens);
        }
    }

    /// <inheritdoc/>
    public Task<bool> EnterAsync(string portal, RequestRate rate, TimeSpan patience, CancellationToken cancellationToken) =>
        cluster.EnterAsync(portal, rate, patience, cancellationToken);

    /// <inheritdoc/>
    public void Fill(string portal, RequestRate rate) => cluster.Fill(portal, rate);
}
