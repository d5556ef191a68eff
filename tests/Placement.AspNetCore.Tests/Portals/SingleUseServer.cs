using System.Collections.Concurrent;

namespace Placement.AspNetCore.Tests.Portals;

/// <summary>Renews tokens as Bitrix24 does: a refresh token works once.</summary>
internal sealed class SingleUseServer
{
    private readonly ConcurrentDictionary<string, int> _valid = new(StringComparer.Ordinal);
    private int _issued;

    public int Issued => _issued;

    /// <summary>The refresh token that was issued last.</summary>
    public string Newest => $"refresh-secret-{_issued}";

    public PortalTokens Issue(Portal portal)
    {
        int generation = Interlocked.Increment(ref _issued);
        _valid[$"refresh-secret-{generation}"] = generation;
        return portal.Tokens! with { AccessToken = $"access-secret-{generation}", RefreshToken = $"refresh-secret-{generation}" };
    }

    /// <summary>A new pair; null: somebody else has used the refresh token.</summary>
    public PortalTokens? TryRenew(PortalTokens tokens) =>
        _valid.TryRemove(tokens.RefreshToken!, out _)
            ? Issue(new Portal { MemberId = tokens.MemberId!, ClientEndpoint = tokens.ClientEndpoint, Tokens = tokens })
            : null;
}
