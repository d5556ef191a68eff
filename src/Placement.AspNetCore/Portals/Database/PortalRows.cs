using System.Diagnostics.CodeAnalysis;

namespace Placement.Portals.Database;

/// <summary>Makes rows of portals, and portals of rows.</summary>
internal sealed class PortalRows(PortalSecrets secrets)
{
    private const string ApplicationToken = "application_token";
    private const string AccessToken = "access_token";
    private const string RefreshToken = "refresh_token";
    private const string SystemAccessToken = "system_access_token";
    private const string SystemRefreshToken = "system_refresh_token";

    /// <summary>The states, as they are written.</summary>
    private static readonly (PortalState State, string Text)[] States =
    [
        (PortalState.Installing, "installing"),
        (PortalState.Installed, "installed"),
        (PortalState.Uninstalled, "uninstalled"),
    ];

    /// <exception cref="PortalStoreException">The keys cannot be used.</exception>
    public PortalRow ToRow(Portal portal) => new()
    {
        ClientId = portal.ClientId,
        MemberId = portal.MemberId,
        ClientEndpoint = portal.ClientEndpoint.AbsoluteUri,
        ServerEndpoint = portal.ServerEndpoint?.AbsoluteUri,
        State = States.First(known => known.State == portal.State).Text,
        Status = portal.Status,
        Scopes = string.Join(',', portal.Scopes),
        ApplicationToken = secrets.Protect(portal.Key, ApplicationToken, portal.ApplicationToken),
        AccessToken = secrets.Protect(portal.Key, AccessToken, portal.Tokens?.AccessToken),
        RefreshToken = secrets.Protect(portal.Key, RefreshToken, portal.Tokens?.RefreshToken),
        ExpiresAt = portal.Tokens?.ExpiresAt?.ToUnixTimeMilliseconds(),
        UserId = portal.Tokens?.UserId,
        Revision = portal.Revision,
        CreatedAt = portal.CreatedAt.ToUnixTimeMilliseconds(),
        UpdatedAt = portal.UpdatedAt.ToUnixTimeMilliseconds(),
        ApplicationTokenConfirmed = portal.IsApplicationTokenConfirmed ? 1 : 0,
        ProvenAt = portal.ProvenAt?.ToUnixTimeMilliseconds(),
        Epoch = portal.Epoch,
        RemovalClaimedAt = portal.Removal?.ClaimedAt.ToUnixTimeMilliseconds(),
        RemovalClean = portal.Removal is { } removal ? removal.Clean ? 1 : 0 : null,
        RemovalAttempts = portal.Removal?.Attempts,
        RemovalDueAt = portal.Removal?.DueAt.ToUnixTimeMilliseconds(),
        SystemAccessToken = secrets.Protect(portal.Key, SystemAccessToken, portal.SystemUserTokens?.AccessToken),
        SystemRefreshToken = secrets.Protect(portal.Key, SystemRefreshToken, portal.SystemUserTokens?.RefreshToken),
        SystemExpiresAt = portal.SystemUserTokens?.ExpiresAt?.ToUnixTimeMilliseconds(),
        SystemUserId = portal.SystemUserTokens?.UserId,
        SystemReadyAt = portal.SystemUserReadyAt?.ToUnixTimeMilliseconds(),
        SystemEpoch = portal.SystemUserTokens is null ? null : portal.Epoch,
    };

    /// <summary>The portal of a row, without the secrets that cannot be read.</summary>
    /// <param name="row">The row.</param>
    /// <param name="portal">The portal.</param>
    /// <param name="malformed">The column that makes no sense, if there is no portal.</param>
    public bool TryRead(PortalRow row, [NotNullWhen(true)] out Portal? portal, [NotNullWhen(false)] out string? malformed)
    {
        portal = null;
        Uri? clientEndpoint = PortalValues.Address(row.ClientEndpoint);
        Uri? serverEndpoint = PortalValues.Address(row.ServerEndpoint);
        PortalState? state = States
            .Where(known => known.Text == row.State)
            .Select(static known => (PortalState?)known.State)
            .FirstOrDefault();
        DateTimeOffset? createdAt = PortalValues.Time(row.CreatedAt);
        DateTimeOffset? updatedAt = PortalValues.Time(row.UpdatedAt);
        malformed =
            row.MemberId is null || !PortalRecord.IsId(row.MemberId) || !row.HasOwnKey ? "member_id"
            : row.ClientId is not null && !PortalRecord.IsId(row.ClientId) ? "client_id"
            : clientEndpoint is null ? "client_endpoint"
            : serverEndpoint is null && row.ServerEndpoint is not null ? "server_endpoint"
            : state is null ? "state"
            : row.Scopes is null ? "scopes"
            : row.Revision is null or < 1 ? "revision"
            : createdAt is null ? "created_at"
            : updatedAt is null ? "updated_at"
            : null;
        if (malformed is not null)
        {
            return false;
        }

        PortalTokens? systemUserTokens = SystemUserTokens(row, clientEndpoint!, serverEndpoint);
        portal = new Portal
        {
            ClientId = row.ClientId,
            MemberId = row.MemberId!,
            ClientEndpoint = clientEndpoint!,
            ServerEndpoint = serverEndpoint,
            ApplicationToken = secrets.Unprotect(OwnerOf(row), ApplicationToken, row.ApplicationToken),
            Tokens = Tokens(row, clientEndpoint!, serverEndpoint),
            SystemUserTokens = systemUserTokens,
            SystemUserReadyAt = systemUserTokens is null ? null : PortalValues.Time(row.SystemReadyAt),
            State = state!.Value,
            Status = row.Status,
            Scopes = row.Scopes!.Split(',', StringSplitOptions.RemoveEmptyEntries),
            CreatedAt = createdAt!.Value,
            UpdatedAt = updatedAt!.Value,
            Revision = row.Revision!.Value,
            IsApplicationTokenConfirmed = row.ApplicationTokenConfirmed == 1,
            ProvenAt = PortalValues.Time(row.ProvenAt),
            Epoch = row.Epoch ?? 0,
            Removal = Removal(row),
        };
        return true;
    }

    /// <summary>Whether a row has secrets that were left out of the portal that it makes.</summary>
    public static bool HasUnreadable(PortalRow row, Portal portal) =>
        (row.ApplicationToken is not null && portal.ApplicationToken is null)
        || (row.AccessToken is not null && portal.Tokens is null)
        || (HasSystemUser(row) && portal.SystemUserTokens is null);

    /// <summary>
    /// Whether a row that is to be stored says nothing of some secrets. Most portals have no system user; where keys are missing, the
    /// others cannot be read either.
    /// </summary>
    public static bool LacksSecrets(PortalRow row) => row.ApplicationToken is null || row.AccessToken is null;

    /// <summary>
    /// Takes into a row what only the stored one knows: when it was first stored, and the secrets that cannot be read. Keys can come
    /// back, a
    /// refresh token never does; so it is not erased by somebody who has not even seen it. With the application, it goes.
    /// </summary>
    public PortalRow Complete(PortalRow next, Portal portal, PortalRow stored)
    {
        if (portal.CreatedAt == default)
        {
            next = next with { CreatedAt = stored.CreatedAt };
        }

        if (portal.State == PortalState.Uninstalled)
        {
            return next;
        }

        if (next.ApplicationToken is null && !IsReadable(stored, ApplicationToken, stored.ApplicationToken))
        {
            next = next with
            {
                ApplicationToken = stored.ApplicationToken,
                ApplicationTokenConfirmed = stored.ApplicationTokenConfirmed,
            };
        }

        if (next.AccessToken is null
            && !(IsReadable(stored, AccessToken, stored.AccessToken) && IsReadable(stored, RefreshToken, stored.RefreshToken)))
        {
            next = next with
            {
                AccessToken = stored.AccessToken,
                RefreshToken = stored.RefreshToken,
                ExpiresAt = stored.ExpiresAt,
                UserId = stored.UserId,
            };
        }

        // What is of another epoch has ended.
        if (next.SystemAccessToken is null
            && HasSystemUser(stored)
            && next.Epoch == stored.Epoch
            && !(IsReadable(stored, SystemAccessToken, stored.SystemAccessToken)
                && IsReadable(stored, SystemRefreshToken, stored.SystemRefreshToken)))
        {
            next = next with
            {
                SystemAccessToken = stored.SystemAccessToken,
                SystemRefreshToken = stored.SystemRefreshToken,
                SystemExpiresAt = stored.SystemExpiresAt,
                SystemUserId = stored.SystemUserId,
                SystemReadyAt = stored.SystemReadyAt,
                SystemEpoch = stored.SystemEpoch,
            };
        }

        return next;
    }

    private static PortalKey OwnerOf(PortalRow row) => new(row.ClientId, row.MemberId!);

    private static bool HasSystemUser(PortalRow row) => row.SystemAccessToken is not null && row.SystemEpoch == (row.Epoch ?? 0);

    private bool IsReadable(PortalRow row, string column, string? stored) =>
        stored is null || secrets.Unprotect(OwnerOf(row), column, stored) is not null;

    private PortalTokens? Tokens(PortalRow row, Uri clientEndpoint, Uri? serverEndpoint) =>
        Pair(row, (AccessToken, row.AccessToken), (RefreshToken, row.RefreshToken)) is var (access, refresh)
            ? new PortalTokens(clientEndpoint, access)
            {
                RefreshToken = refresh,
                ExpiresAt = PortalValues.Time(row.ExpiresAt),
                ServerEndpoint = serverEndpoint,
                MemberId = row.MemberId,
                UserId = UserId(row.UserId),
            }
            : null;

    private PortalTokens? SystemUserTokens(PortalRow row, Uri clientEndpoint, Uri? serverEndpoint) =>
        HasSystemUser(row)
        && Pair(row, (SystemAccessToken, row.SystemAccessToken), (SystemRefreshToken, row.SystemRefreshToken)) is var (access, refresh)
            ? new PortalTokens(clientEndpoint, access)
            {
                RefreshToken = refresh,
                ExpiresAt = PortalValues.Time(row.SystemExpiresAt),
                ServerEndpoint = serverEndpoint,
                MemberId = row.MemberId,
                UserId = UserId(row.SystemUserId),
            }
            : null;

    /// <summary>A pair is read as a whole, or not at all.</summary>
    private (string Access, string? Refresh)? Pair(
        PortalRow row, (string Column, string? Stored) accessToken, (string Column, string? Stored) refreshToken)
    {
        string? access = secrets.Unprotect(OwnerOf(row), accessToken.Column, accessToken.Stored);
        string? refresh = secrets.Unprotect(OwnerOf(row), refreshToken.Column, refreshToken.Stored);
        return string.IsNullOrWhiteSpace(access) || (refresh is null && refreshToken.Stored is not null) ? null : (access, refresh);
    }

    private static int? UserId(long? stored) => stored is >= int.MinValue and <= int.MaxValue ? (int)stored : null;

    private static PortalRemovalClaim? Removal(PortalRow row) =>
        PortalValues.Time(row.RemovalClaimedAt) is { } claimedAt
            ? new PortalRemovalClaim
            {
                ClaimedAt = claimedAt,
                Clean = row.RemovalClean == 1,
                Attempts = (int)Math.Clamp(row.RemovalAttempts ?? 0, 0, int.MaxValue),
                DueAt = PortalValues.Time(row.RemovalDueAt) ?? claimedAt,
            }
            : null;
}
