namespace Placement;

/// <summary>Takes tokens out of what a server says, in case it repeats the request.</summary>
internal sealed class TokenFilter
{
    private const string Replacement = "***";

    private readonly string[] _secrets;

    /// <summary>Knows no tokens.</summary>
    public TokenFilter() => _secrets = [];

    public TokenFilter(PortalTokens tokens)
    {
        var secrets = new List<string> { tokens.AccessToken, Uri.EscapeDataString(tokens.AccessToken) };
        if (!string.IsNullOrEmpty(tokens.RefreshToken))
        {
            secrets.Add(tokens.RefreshToken!);
        }

        _secrets = [.. secrets];
    }

    public string? Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach (string secret in _secrets)
        {
            text = text!.Replace(secret, Replacement);
        }

        return text;
    }
}
