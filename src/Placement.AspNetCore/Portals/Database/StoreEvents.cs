using Microsoft.Extensions.Logging;

namespace Placement.Portals.Database;

/// <summary>What a portal store logs. No token, encrypted or not, and no address of a database is ever logged.</summary>
/// <remarks>The numbers, 271 to 289, are part of the documentation, docs/portal-store.md, and are never used twice.</remarks>
internal static partial class StoreEvents
{
    [LoggerMessage(
        271, LogLevel.Warning,
        "Tokens of portal {MemberId} cannot be decrypted and are left out: the portal is verified anew. Give the application the "
        + "keys that it had, or let an administrator install it again")]
    public static partial void SecretsUnreadable(ILogger logger, string memberId);

    [LoggerMessage(272, LogLevel.Warning, "Portal {MemberId} is left out of the list: {Column} in the database is malformed")]
    public static partial void PortalSkipped(ILogger logger, string memberId, string column);

    [LoggerMessage(273, LogLevel.Information, "The tables of the portal store have version {Version} now")]
    public static partial void TablesUpdated(ILogger logger, int version);
}
