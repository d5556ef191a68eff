namespace Placement.Tokens;

/// <summary>
/// The refresh tokens that this process has used up lately. A pair that has one of them is worth nothing, wherever it is found.
/// </summary>
internal sealed class UsedTokens
{
    /// <summary>About one is used per hour.</summary>
    private const int Capacity = 32;

    private readonly object _gate = new();
    private readonly Queue<string> _refreshTokens = new();

    public void Add(PortalTokens tokens)
    {
        lock (_gate)
        {
            _refreshTokens.Enqueue(tokens.RefreshToken!);
            if (_refreshTokens.Count > Capacity)
            {
                _refreshTokens.Dequeue();
            }
        }
    }

    public bool Contains(PortalTokens tokens)
    {
        lock (_gate)
        {
            return tokens.RefreshToken is { } refresh && _refreshTokens.Contains(refresh);
        }
    }
}
