namespace Placement.Testing;

/// <summary>A call of a method that the portal was taught, alone or as a command of a batch.</summary>
public sealed class LocalCall
{
    internal LocalCall(string method, LocalParameters parameters, LocalUser user, IReadOnlyCollection<string> scopes, bool isWebhook)
    {
        Method = method;
        Parameters = parameters;
        User = user;
        Scopes = scopes;
        IsWebhook = isWebhook;
    }

    /// <summary>The method, lower case.</summary>
    public string Method { get; }

    /// <summary>What is passed, without the token.</summary>
    public LocalParameters Parameters { get; }

    /// <summary>On whose behalf the call is made.</summary>
    public LocalUser User { get; }

    /// <summary>The scopes of the application or the webhook.</summary>
    public IReadOnlyCollection<string> Scopes { get; }

    /// <summary>Whether an incoming webhook calls: there is no application then.</summary>
    public bool IsWebhook { get; }
}
