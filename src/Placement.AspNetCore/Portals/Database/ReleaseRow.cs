using System.Data.Common;

namespace Placement.Portals.Database;

/// <summary>A release as its table has it: times in milliseconds since 1970.</summary>
internal static class ReleaseRow
{
    /// <summary>The columns, in the order in which they are read.</summary>
    public const string Columns =
        "client_id, number, fingerprint, base_address, state, highest_number, approved_address, accepted_failures, started_at, "
        + "revision";

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    /// <exception cref="PortalStoreException">The row makes no sense.</exception>
    public static StoredRelease Read(DbDataReader reader)
    {
        int column = 0;
        string? clientId = Text();
        long? number = Number();
        string? fingerprint = Text();
        Uri? baseAddress = PortalValues.Address(Text());
        string? state = Text();
        long? highestNumber = Number();
        string? approved = Text();
        Uri? approvedAddress = PortalValues.Address(approved);
        long? acceptedFailures = Number();
        DateTimeOffset? startedAt = PortalValues.Time(Number());
        long? revision = Number();
        if (clientId is null || fingerprint is null || baseAddress is null || !Enum.TryParse(state, out ReleaseState known)
            || number is null || startedAt is null || revision is null || (approved is not null && approvedAddress is null))
        {
            throw new PortalStoreException(
                "What is stored of a release cannot be read: one of fingerprint, base_address, state, number, approved_address, started_at "
                + "and revision is malformed. Correct it in the database.");
        }

        return new StoredRelease
        {
            ClientId = clientId,
            Number = number.Value,
            Fingerprint = fingerprint,
            BaseAddress = baseAddress,
            State = known,
            HighestNumber = highestNumber ?? number.Value,
            ApprovedAddress = approvedAddress,
            AcceptedFailures = (int)Math.Clamp(acceptedFailures ?? 0, 0, int.MaxValue),
            StartedAt = startedAt.Value,
            Revision = revision.Value,
        };

        string? Text() => reader.GetValue(column++) as string;

        long? Number() => reader.GetValue(column++) as long?;
    }

    /// <summary>Names the values of <see cref="Columns"/> as parameters: <c>@client_id</c> and so on.</summary>
    public static DbCommand With(this DbCommand command, StoredRelease release) => command
        .With("@client_id", release.ClientId)
        .With("@number", release.Number)
        .With("@fingerprint", release.Fingerprint)
        .With("@base_address", release.BaseAddress.AbsoluteUri)
        .With("@state", release.State.ToString())
        .With("@highest_number", release.HighestNumber)
        .With("@approved_address", release.ApprovedAddress?.AbsoluteUri)
        .With("@accepted_failures", release.AcceptedFailures)
        .With("@started_at", release.StartedAt.ToUnixTimeMilliseconds())
        .With("@revision", release.Revision);
}
