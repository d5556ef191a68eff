using System.Data.Common;

namespace Placement.Portals.Database;

/// <summary>
/// A portal as its table has it: secrets encrypted, times in milliseconds since 1970. What is read can be anything that somebody has
/// written there; a value of another type, as SQLite keeps it, is as good as none.
/// </summary>
internal sealed record PortalRow
{
    /// <summary>The columns, in the order in which they are read.</summary>
    public const string Columns =
        "member_id, portal_id, client_id, client_endpoint, server_endpoint, state, status, scopes, application_token, access_token, refresh_token, "
        + "expires_at, user_id, revision, created_at, updated_at, application_token_confirmed, proven_at, epoch, removal_claimed_at, "
        + "removal_clean, removal_attempts, removal_due_at, system_access_token, system_refresh_token, system_expires_at, system_user_id, "
        + "system_ready_at, system_epoch";

    /// <summary>
    /// The key of the row: the portal's identity, and where another application's row has it, that and the application. Processes of a
    /// former version see none of the latter.
    /// </summary>
    public string? Key { get; init; }

    public string? MemberId { get; init; }

    public string? ClientId { get; init; }

    public string? ClientEndpoint { get; init; }

    public string? ServerEndpoint { get; init; }

    public string? State { get; init; }

    public string? Status { get; init; }

    public string? Scopes { get; init; }

    public string? ApplicationToken { get; init; }

    public string? AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    public long? ExpiresAt { get; init; }

    public long? UserId { get; init; }

    public long? Revision { get; init; }

    public long? CreatedAt { get; init; }

    public long? UpdatedAt { get; init; }

    public long? ApplicationTokenConfirmed { get; init; }

    public long? ProvenAt { get; init; }

    public long? Epoch { get; init; }

    public long? RemovalClaimedAt { get; init; }

    public long? RemovalClean { get; init; }

    public long? RemovalAttempts { get; init; }

    public long? RemovalDueAt { get; init; }

    public string? SystemAccessToken { get; init; }

    public string? SystemRefreshToken { get; init; }

    public long? SystemExpiresAt { get; init; }

    public long? SystemUserId { get; init; }

    public long? SystemReadyAt { get; init; }

    /// <summary>
    /// The epoch that the system user's tokens are of. Processes of a former version change the epoch and leave the tokens, which end by
    /// that.
    /// </summary>
    public long? SystemEpoch { get; init; }

    /// <summary>Whether the row has the key of its portal, or of its portal and application.</summary>
    public bool HasOwnKey => Key == MemberId || (ClientId is not null && Key == $"{MemberId}/{ClientId}");

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    public static PortalRow Read(DbDataReader reader)
    {
        int column = 0;
        string? key = Text();
        return new PortalRow
        {
            Key = key,
            MemberId = Text() ?? key,
            ClientId = Text(),
            ClientEndpoint = Text(),
            ServerEndpoint = Text(),
            State = Text(),
            Status = Text(),
            Scopes = Text(),
            ApplicationToken = Text(),
            AccessToken = Text(),
            RefreshToken = Text(),
            ExpiresAt = Number(),
            UserId = Number(),
            Revision = Number(),
            CreatedAt = Number(),
            UpdatedAt = Number(),
            ApplicationTokenConfirmed = Number(),
            ProvenAt = Number(),
            Epoch = Number(),
            RemovalClaimedAt = Number(),
            RemovalClean = Number(),
            RemovalAttempts = Number(),
            RemovalDueAt = Number(),
            SystemAccessToken = Text(),
            SystemRefreshToken = Text(),
            SystemExpiresAt = Number(),
            SystemUserId = Number(),
            SystemReadyAt = Number(),
            SystemEpoch = Number(),
        };

        string? Text() => reader.GetValue(column++) as string;

        long? Number() => reader.GetValue(column++) as long?;
    }

    /// <summary>Names the values of <see cref="Columns"/> as parameters: <c>@member_id</c> and so on.</summary>
    public DbCommand AddTo(DbCommand command) => command
        .With("@member_id", Key ?? MemberId)
        .With("@portal_id", MemberId)
        .With("@client_id", ClientId)
        .With("@client_endpoint", ClientEndpoint)
        .With("@server_endpoint", ServerEndpoint)
        .With("@state", State)
        .With("@status", Status)
        .With("@scopes", Scopes)
        .With("@application_token", ApplicationToken)
        .With("@access_token", AccessToken)
        .With("@refresh_token", RefreshToken)
        .With("@expires_at", ExpiresAt)
        .With("@user_id", UserId)
        .With("@revision", Revision)
        .With("@created_at", CreatedAt)
        .With("@updated_at", UpdatedAt)
        .With("@application_token_confirmed", ApplicationTokenConfirmed)
        .With("@proven_at", ProvenAt)
        .With("@epoch", Epoch)
        .With("@removal_claimed_at", RemovalClaimedAt)
        .With("@removal_clean", RemovalClean)
        .With("@removal_attempts", RemovalAttempts)
        .With("@removal_due_at", RemovalDueAt)
        .With("@system_access_token", SystemAccessToken)
        .With("@system_refresh_token", SystemRefreshToken)
        .With("@system_expires_at", SystemExpiresAt)
        .With("@system_user_id", SystemUserId)
        .With("@system_ready_at", SystemReadyAt)
        .With("@system_epoch", SystemEpoch);

    /// <summary>No ciphertext.</summary>
    public override string ToString() => MemberId ?? "";
}
