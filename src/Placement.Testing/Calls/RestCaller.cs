namespace Placement.Testing.Calls;

/// <summary>On whose behalf a call is made, and through what.</summary>
/// <param name="User">The user.</param>
/// <param name="Scopes">What the token or the webhook may do.</param>
/// <param name="IsWebhook">Whether an incoming webhook calls: there is no application then.</param>
internal sealed record RestCaller(LocalUser User, IReadOnlyCollection<string> Scopes, bool IsWebhook)
{
    /// <summary>What the operating time is counted for.</summary>
    public string Consumer => IsWebhook ? "webhook" : "application";
}
