namespace Placement.Tokens;

/// <summary>Identifies whom tokens belong to: an application, a portal and a user.</summary>
/// <remarks>
/// The address counts too: a token is never sent to an address only because somebody says that it is the same portal's.
/// Where the user is not known, only those who have the same token share it, because a token has its user's rights.
/// </remarks>
internal readonly record struct TokenOwner
{
    private TokenOwner(string? clientId, string address, string? memberId, int? userId, string? token)
    {
        ClientId = clientId;
        Address = address;
        MemberId = memberId;
        UserId = userId;
        Token = token;
    }

    private string? ClientId { get; }

    private string Address { get; }

    private string? MemberId { get; }

    private int? UserId { get; }

    private string? Token { get; }

    public static TokenOwner Of(PortalTokens tokens, string? clientId) => new(
        clientId,
        tokens.ClientEndpoint.Authority,
        tokens.MemberId?.ToUpperInvariant(),
        tokens.UserId,
        tokens.UserId is null ? tokens.RefreshToken ?? tokens.AccessToken : null);

    /// <summary>Whether two pairs are of one portal and one user, as far as they say. The address does not count: portals move.</summary>
    public static bool MayBeSame(PortalTokens one, PortalTokens other) =>
        (one.MemberId is null
            || other.MemberId is null
            || string.Equals(one.MemberId, other.MemberId, StringComparison.OrdinalIgnoreCase))
        && (one.UserId is null || other.UserId is null || one.UserId == other.UserId);

    /// <summary>The address only: a token is never printed.</summary>
    public override string ToString() => Address;
}
