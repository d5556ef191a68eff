using Microsoft.AspNetCore.Http;
using Placement.Testing.Configuration;
using Placement.Testing.Rest;

namespace Placement.Testing.State;

/// <summary>The tokens and authorization codes that are in circulation.</summary>
/// <remarks>https://apidocs.bitrix24.com/settings/oauth/index.html</remarks>
internal sealed class TokenStore(TimeProvider clock, ChangeSignal changes)
{
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(1);
    public static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(180);
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(30);

    /// <summary>How many of each kind outlive a restart: far more than pages that are open.</summary>
    private const int Kept = 1_000;

    private readonly object _gate = new();
    private readonly Dictionary<string, Grant> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> _refresh = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> _codes = new(StringComparer.Ordinal);

    /// <summary>A new pair of tokens.</summary>
    public TokenPair Issue(LocalUser user)
    {
        var pair = new TokenPair(
            user, RandomCode.Hex(RandomCode.TokenLength), RandomCode.Hex(RandomCode.TokenLength), clock.GetUtcNow() + AccessLifetime);
        lock (_gate)
        {
            _access.Add(pair.AccessToken, new Grant(user, pair.ExpiresAt) { IssuedAt = clock.GetUtcNow() });
            _refresh.Add(pair.RefreshToken, new Grant(user, clock.GetUtcNow() + RefreshLifetime));
        }

        changes.Raise();
        return pair;
    }

    /// <summary>A new authorization code.</summary>
    public string IssueCode(LocalUser user)
    {
        string code = RandomCode.Hex(RandomCode.TokenLength);
        lock (_gate)
        {
            _codes.Add(code, new Grant(user, clock.GetUtcNow() + CodeLifetime));
        }

        return code;
    }

    /// <summary>The user of an access token, and until when it is valid.</summary>
    /// <exception cref="RestException">There is no token, it is unknown, or it has expired.</exception>
    public (LocalUser User, DateTimeOffset ExpiresAt) Authenticate(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            throw RestException.NoAuth();
        }

        lock (_gate)
        {
            if (!_access.TryGetValue(token, out Grant? grant))
            {
                throw new RestException(StatusCodes.Status401Unauthorized, "invalid_token", "Unable to get application by token");
            }

            return grant.ExpiresAt > clock.GetUtcNow()
                ? (grant.User, grant.ExpiresAt)
                : throw new RestException(StatusCodes.Status401Unauthorized, "expired_token", "The access token provided has expired.");
        }
    }

    /// <summary>Whether an access token was issued here, however long ago.</summary>
    public bool Knows(string? token)
    {
        lock (_gate)
        {
            return _access.ContainsKey(token ?? "");
        }
    }

    /// <summary>Takes everything out of circulation.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _access.Clear();
            _refresh.Clear();
            _codes.Clear();
        }
    }

    /// <summary>Lets an access token expire now. It does not matter whether it exists.</summary>
    public void Expire(string? token)
    {
        lock (_gate)
        {
            if (token is not null && _access.TryGetValue(token, out Grant? grant))
            {
                _access[token] = grant with { ExpiresAt = clock.GetUtcNow() };
            }
        }
    }

    /// <summary>Lets all access tokens of a user expire now.</summary>
    public void ExpireAll(LocalUser user)
    {
        lock (_gate)
        {
            foreach ((string token, Grant grant) in _access.Where(entry => entry.Value.User.Id == user.Id).ToArray())
            {
                _access[token] = grant with { ExpiresAt = clock.GetUtcNow() };
            }
        }
    }

    /// <summary>How many access tokens a user has that are valid, and when the newest was issued; null: the user never had any.</summary>
    public (int Valid, DateTimeOffset? NewestIssuedAt) Summary(LocalUser user)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (_gate)
        {
            Grant[] grants = [.. _access.Values.Where(grant => grant.User.Id == user.Id)];
            return (grants.Count(grant => grant.ExpiresAt > now), grants.Max(static grant => grant.IssuedAt));
        }
    }

    /// <summary>Takes an access token out of circulation. It does not matter whether it exists.</summary>
    public void Forget(string? token)
    {
        lock (_gate)
        {
            _access.Remove(token ?? "");
        }
    }

    /// <summary>Takes a code or refresh token out of circulation without anybody having used it.</summary>
    public void Revoke(string grant)
    {
        lock (_gate)
        {
            _codes.Remove(grant);
            _refresh.Remove(grant);
        }
    }

    /// <summary>Takes a code out of circulation; null: it is unknown, used or too old.</summary>
    public LocalUser? RedeemCode(string code) => Redeem(_codes, code);

    /// <summary>Takes a refresh token out of circulation; null: it is unknown, used or too old.</summary>
    public LocalUser? RedeemRefreshToken(string token) => Redeem(_refresh, token);

    /// <summary>The newest of what is in circulation.</summary>
    public IReadOnlyList<TokenGrant> Content()
    {
        lock (_gate)
        {
            return [.. Grants(TokenKind.Access), .. Grants(TokenKind.Refresh), .. Grants(TokenKind.Code)];
        }
    }

    /// <summary>Puts back what was in circulation, in place of what is.</summary>
    public void Restore(IEnumerable<TokenGrant> grants)
    {
        lock (_gate)
        {
            Clear();
            foreach (TokenGrant grant in grants)
            {
                Of(grant.Kind)[grant.Secret] = new Grant(grant.User, grant.ExpiresAt) { IssuedAt = grant.IssuedAt };
            }
        }
    }

    private IEnumerable<TokenGrant> Grants(TokenKind kind) => Of(kind)
        .OrderByDescending(static grant => grant.Value.ExpiresAt)
        .Take(Kept)
        .Select(grant => new TokenGrant(kind, grant.Key, grant.Value.User, grant.Value.ExpiresAt, grant.Value.IssuedAt))
        .Reverse();

    private Dictionary<string, Grant> Of(TokenKind kind) => kind switch
    {
        TokenKind.Access => _access,
        TokenKind.Refresh => _refresh,
        _ => _codes,
    };

    private LocalUser? Redeem(Dictionary<string, Grant> grants, string secret)
    {
        lock (_gate)
        {
            return grants.Remove(secret, out Grant? grant) && grant.ExpiresAt > clock.GetUtcNow() ? grant.User : null;
        }
    }

    private sealed record Grant(LocalUser User, DateTimeOffset ExpiresAt)
    {
        /// <summary>When an access token was issued; null: it is none.</summary>
        public DateTimeOffset? IssuedAt { get; init; }
    }
}
