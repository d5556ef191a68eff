namespace Placement.Tests.Rest.Tokens;

/// <summary>A store for one portal and user that remembers what was asked of it.</summary>
internal sealed class MemoryTokenStore(PortalTokens? stored = null, Action<string>? log = null) : ITokenStore
{
    private volatile PortalTokens? _stored = stored;

    public PortalTokens? Stored
    {
        get => _stored;
        set => _stored = value;
    }

    public Exception? FindFailure { get; set; }

    public Exception? ReplaceFailure { get; set; }

    public PortalTokens? LastFormer { get; private set; }

    public Task<PortalTokens?> FindAsync(PortalTokens known, CancellationToken cancellationToken)
    {
        log?.Invoke("find");
        return FindFailure is null ? Task.FromResult(Stored) : Task.FromException<PortalTokens?>(FindFailure);
    }

    public Task ReplaceAsync(PortalTokens former, PortalTokens current, CancellationToken cancellationToken)
    {
        Exception? failure = ReplaceFailure;
        if (failure is null)
        {
            (LastFormer, Stored) = (former, current);
        }

        log?.Invoke("store " + current.AccessToken.Split('-')[2]);
        return failure is null ? Task.CompletedTask : throw failure;
    }
}
