namespace Placement.Tokens;

/// <summary>Whose tokens are the same ones: those of an application, a portal and a user.</summary>
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

    /// <summary>Never a token.</summary>
    public override string ToString() => Address;
}
