namespace Placement.Testing.State;

/// <summary>A token or code in circulation. A class, so that printing it does not show the secret.</summary>
internal sealed class TokenGrant(TokenKind kind, string secret, LocalUser user, DateTimeOffset expiresAt, DateTimeOffset? issuedAt)
{
    public TokenKind Kind { get; } = kind;

    public string Secret { get; } = secret;

    public LocalUser User { get; } = user;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <summary>When an access token was issued; null: it is none.</summary>
    public DateTimeOffset? IssuedAt { get; } = issuedAt;
}
