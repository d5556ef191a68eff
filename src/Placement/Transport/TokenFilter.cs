namespace Placement.Transport;

/// <summary>Takes tokens out of what a server says, in case it repeats the request.</summary>
internal sealed class TokenFilter
{
    private const string Replacement = "***";

    /// <summary>How many tokens are known at most. An answer can only repeat recent ones, and they are exchanged every hour.</summary>
    private const int MaxTokens = 32;

    private readonly object _gate = new();
    private readonly string[] _clientSecrets;
    private string[] _tokens = [];

    public TokenFilter(params string?[] clientSecrets) =>
        _clientSecrets = [.. clientSecrets.OfType<string>().Where(static secret => secret.Length > 0)];

    public TokenFilter(PortalTokens tokens, params string?[] clientSecrets)
        : this(clientSecrets) => Add(tokens);

    /// <summary>Makes the tokens of a pair known.</summary>
    public void Add(PortalTokens tokens)
    {
        lock (_gate)
        {
            string[] added =
            [
                .. new[] { tokens.AccessToken, tokens.RefreshToken }
                    .OfType<string>()
                    .Where(token => token.Length > 0 && !_tokens.Contains(token)),
            ];
            _tokens = [.. added, .. _tokens.Take(MaxTokens - added.Length)];
        }
    }

    /// <summary>The text without secrets; null: there is none.</summary>
    public string? Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach (string secret in Secrets())
        {
            text = text!.Replace(secret, Replacement).Replace(Uri.EscapeDataString(secret), Replacement);
        }

        return text;
    }

    public bool IsClean(string text) => Clean(text) is not { } cleaned || cleaned == text;

    private string[] Secrets()
    {
        string[] tokens;
        lock (_gate)
        {
            tokens = _tokens;
        }

        return [.. _clientSecrets, .. tokens];
    }
}
