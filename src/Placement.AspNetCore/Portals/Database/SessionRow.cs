using System.Data.Common;

namespace Placement.Portals.Database;

/// <summary>A session as its table has it: tokens encrypted, times in milliseconds since 1970.</summary>
internal sealed record SessionRow
{
    /// <summary>The columns, in the order in which they are read.</summary>
    public const string Columns =
        "client_id, member_id, user_id, generation, epoch, access_token, refresh_token, expires_at, client_endpoint, server_endpoint, "
        + "is_administrator, confirmed_at, used_at, revision";

    public string? ClientId { get; init; }

    public string? MemberId { get; init; }

    public long? UserId { get; init; }

    public long? Generation { get; init; }

    public long? Epoch { get; init; }

    public string? AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    public long? ExpiresAt { get; init; }

    public string? ClientEndpoint { get; init; }

    public string? ServerEndpoint { get; init; }

    public long? IsAdministrator { get; init; }

    public long? ConfirmedAt { get; init; }

    public long? UsedAt { get; init; }

    public long? Revision { get; init; }

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    public static SessionRow Read(DbDataReader reader)
    {
        int column = 0;
        return new SessionRow
        {
            ClientId = Text(),
            MemberId = Text(),
            UserId = Number(),
            Generation = Number(),
            Epoch = Number(),
            AccessToken = Text(),
            RefreshToken = Text(),
            ExpiresAt = Number(),
            ClientEndpoint = Text(),
            ServerEndpoint = Text(),
            IsAdministrator = Number(),
            ConfirmedAt = Number(),
            UsedAt = Number(),
            Revision = Number(),
        };

        string? Text() => reader.GetValue(column++) as string;

        long? Number() => reader.GetValue(column++) as long?;
    }

    /// <summary>Names the values of <see cref="Columns"/> as parameters: <c>@client_id</c> and so on.</summary>
    public DbCommand AddTo(DbCommand command) => command
        .With("@client_id", ClientId)
        .With("@member_id", MemberId)
        .With("@user_id", UserId)
        .With("@generation", Generation)
        .With("@epoch", Epoch)
        .With("@access_token", AccessToken)
        .With("@refresh_token", RefreshToken)
        .With("@expires_at", ExpiresAt)
        .With("@client_endpoint", ClientEndpoint)
        .With("@server_endpoint", ServerEndpoint)
        .With("@is_administrator", IsAdministrator)
        .With("@confirmed_at", ConfirmedAt)
        .With("@used_at", UsedAt)
        .With("@revision", Revision);

    /// <summary>No ciphertext.</summary>
    public override string ToString() => MemberId ?? "";
}
