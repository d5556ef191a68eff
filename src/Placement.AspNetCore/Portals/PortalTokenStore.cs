namespace Placement;

/// <summary>Keeps the tokens of portals, as clients renew them, in the portal store.</summary>
internal sealed class PortalTokenStore(IPortalStore store) : ITokenStore
{
    private readonly IPortalStore _store = store;

    public Task<PortalTokens?> FindAsync(PortalTokens known, CancellationToken cancellationToken) => throw new NotSupportedException($"{_store}");

    public Task ReplaceAsync(PortalTokens former, PortalTokens current, CancellationToken cancellationToken) => throw new NotSupportedException();
}
