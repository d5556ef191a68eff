using System.Data.Common;

namespace Placement.Portals.Database;

/// <summary>How far the releases have come on a portal, as its table has it: times in milliseconds since 1970.</summary>
internal static class PortalReleaseRow
{
    /// <summary>The columns, in the order in which they are read.</summary>
    public const string Columns =
        "client_id, member_id, bucket, number, fingerprint, state, was_current, attempts, outcome, next_try_at, tried_at";

    /// <summary>
    /// Reads a row of <see cref="Columns"/>. A state that is not known, of a newer version for instance, is one that was not tried.
    /// </summary>
    public static PortalRelease Read(DbDataReader reader)
    {
        int column = 0;
        return new PortalRelease
        {
            ClientId = Text() ?? "",
            MemberId = Text() ?? "",
            Bucket = (int)Math.Clamp(Number() ?? 0, 0, int.MaxValue),
            Number = Number() ?? 0,
            Fingerprint = Text(),
            State = Enum.TryParse(Text(), out PortalReleaseState state) ? state : PortalReleaseState.Pending,
            WasCurrent = Number() == 1,
            Attempts = (int)Math.Clamp(Number() ?? 0, 0, int.MaxValue),
            Outcome = Text(),
            NextTryAt = PortalValues.Time(Number()),
            TriedAt = PortalValues.Time(Number()),
        };

        string? Text() => reader.GetValue(column++) as string;

        long? Number() => reader.GetValue(column++) as long?;
    }

    /// <summary>Names the values of <see cref="Columns"/> as parameters: <c>@client_id</c> and so on.</summary>
    /// <param name="command">The command.</param>
    /// <param name="portal">The values.</param>
    /// <param name="suffix">Stands behind each name, where a command has several rows.</param>
    public static DbCommand With(this DbCommand command, PortalRelease portal, string suffix = "") => command
        .With("@client_id" + suffix, portal.ClientId)
        .With("@member_id" + suffix, portal.MemberId)
        .With("@bucket" + suffix, portal.Bucket)
        .With("@number" + suffix, portal.Number)
        .With("@fingerprint" + suffix, portal.Fingerprint)
        .With("@state" + suffix, portal.State.ToString())
        .With("@was_current" + suffix, portal.WasCurrent ? 1 : 0)
        .With("@attempts" + suffix, portal.Attempts)
        .With("@outcome" + suffix, portal.Outcome)
        .With("@next_try_at" + suffix, portal.NextTryAt?.ToUnixTimeMilliseconds())
        .With("@tried_at" + suffix, portal.TriedAt?.ToUnixTimeMilliseconds());

    /// <summary>The names of a row's parameters, in the order of <see cref="Columns"/>, in parentheses.</summary>
    public static string Parameters(string suffix = "") =>
        $"(@{Columns.Replace(", ", suffix + ", @", StringComparison.Ordinal)}{suffix})";
}
