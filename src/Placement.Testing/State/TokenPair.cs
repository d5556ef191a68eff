namespace Placement.Testing.State;

/// <summary>An access token and the refresh token that renews it. A class, so that printing it shows neither.</summary>
internal sealed class TokenPair(LocalUser user, string accessToken, string refreshToken, DateTimeOffset expiresAt)
{
    public LocalUser User { get; } = user;

    public string AccessToken { get; } = accessToken;

    public string RefreshToken { get; } = refreshToken;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;
}
