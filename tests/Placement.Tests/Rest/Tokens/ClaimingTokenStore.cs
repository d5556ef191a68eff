namespace Placement.Tests.Rest.Tokens;

/// <summary>A store that is asked before tokens are renewed, and answers as a test says.</summary>
internal sealed class ClaimingTokenStore(MemoryTokenStore store, Action<string> log) : IRenewalClaimStore
{
    /// <summary>What claims are answered with, one after the other; then they are granted.</summary>
    public Queue<Func<RenewalClaim>> Answers { get; } = new();

    public Task<PortalTokens?> FindAsync(PortalTokens known, CancellationToken cancellationToken) =>
        store.FindAsync(known, cancellationToken);

    public Task ReplaceAsync(PortalTokens former, PortalTokens current, CancellationToken cancellationToken) =>
        store.ReplaceAsync(former, current, cancellationToken);

    public Task<RenewalClaim> ClaimAsync(PortalTokens tokens, TimeSpan duration, CancellationToken cancellationToken)
    {
        log("claim " + tokens.AccessToken.Split('-')[2]);
        return Task.FromResult(Answers.TryDequeue(out Func<RenewalClaim>? answer) ? answer() : RenewalClaim.Granted);
    }

    public Task ReleaseAsync(PortalTokens tokens, CancellationToken cancellationToken)
    {
        log("release " + tokens.AccessToken.Split('-')[2]);
        return Task.CompletedTask;
    }
}
