using System.Globalization;

namespace Placement.Portals.Database;

/// <summary>Makes rows of sessions, and sessions of rows.</summary>
internal sealed class SessionRows(PortalSecrets secrets)
{
    private const string AccessToken = "session_access_token";
    private const string RefreshToken = "session_refresh_token";

    /// <exception cref="PortalStoreException">The keys cannot be used.</exception>
    public SessionRow ToRow(StoredSession session) => new()
    {
        ClientId = session.ClientId,
        MemberId = session.MemberId,
        UserId = session.UserId,
        Generation = session.Generation,
        Epoch = session.Epoch,
        AccessToken = secrets.Protect(
            OwnerOf(session.ClientId, session.MemberId, session.UserId), AccessToken, session.Tokens?.AccessToken),
        RefreshToken = secrets.Protect(
            OwnerOf(session.ClientId, session.MemberId, session.UserId), RefreshToken, session.Tokens?.RefreshToken),
        ExpiresAt = session.Tokens?.ExpiresAt?.ToUnixTimeMilliseconds(),
        ClientEndpoint = session.Tokens?.ClientEndpoint.AbsoluteUri,
        ServerEndpoint = session.Tokens?.ServerEndpoint?.AbsoluteUri,
        IsAdministrator = session.IsAdministrator is { } isAdministrator ? isAdministrator ? 1 : 0 : null,
        ConfirmedAt = session.ConfirmedAt.ToUnixTimeMilliseconds(),
        UsedAt = session.UsedAt.ToUnixTimeMilliseconds(),
        Revision = session.Revision,
    };

    /// <summary>
    /// The session of a row, without tokens where they cannot be read, so that the user's next ones take their place; null: it is none.
    /// </summary>
    public StoredSession? Read(SessionRow row) => row is
    {
        ClientId: { } clientId,
        MemberId: { } memberId,
        UserId: { } user and >= int.MinValue and <= int.MaxValue,
        Generation: { } generation,
        Epoch: { } epoch,
        Revision: { } revision and >= 1,
    }
        ? new StoredSession
        {
            ClientId = clientId,
            MemberId = memberId,
            UserId = (int)user,
            Generation = generation,
            Epoch = epoch,
            Tokens = Tokens(row, clientId, memberId, (int)user),
            IsAdministrator = row.IsAdministrator is { } isAdministrator ? isAdministrator == 1 : null,
            ConfirmedAt = PortalValues.Time(row.ConfirmedAt) ?? default,
            UsedAt = PortalValues.Time(row.UsedAt) ?? default,
            Revision = revision,
        }
        : null;

    /// <summary>A pair is read as a whole, or not at all.</summary>
    private PortalTokens? Tokens(SessionRow row, string clientId, string memberId, int userId)
    {
        PortalKey owner = OwnerOf(clientId, memberId, userId);
        string? access = secrets.Unprotect(owner, AccessToken, row.AccessToken);
        string? refresh = secrets.Unprotect(owner, RefreshToken, row.RefreshToken);
        return string.IsNullOrWhiteSpace(access)
            || (refresh is null && row.RefreshToken is not null)
            || PortalValues.Address(row.ClientEndpoint) is not { } clientEndpoint
            ? null
            : new PortalTokens(clientEndpoint, access)
            {
                RefreshToken = refresh,
                ExpiresAt = PortalValues.Time(row.ExpiresAt),
                ServerEndpoint = PortalValues.Address(row.ServerEndpoint),
                MemberId = memberId,
                UserId = userId,
            };
    }

    /// <summary>What tokens are encrypted for: one user's are worth nothing in the row of another.</summary>
    private static PortalKey OwnerOf(string clientId, string memberId, int userId) =>
        new(clientId, string.Create(CultureInfo.InvariantCulture, $"{memberId}/{userId}"));
}
