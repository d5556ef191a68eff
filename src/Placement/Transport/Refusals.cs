namespace Placement.Transport;

/// <summary>Which errors mean that the portal has not executed the call, so that repeating it is safe for every method.</summary>
/// <remarks>
/// See https://apidocs.bitrix24.com/error-codes.html. Decided by code, because different codes share one status. Of server
/// faults, timeouts and lost answers the outcome is unknown: only the caller can tell whether such a call may be repeated.
/// </remarks>
internal static class Refusals
{
    public const string QueryLimit = "QUERY_LIMIT_EXCEEDED";

    public static RefusalKind KindOf(BitrixException error) => (error.Code ?? "").ToUpperInvariant() switch
    {
        "EXPIRED_TOKEN" => RefusalKind.ExpiredToken,
        "INVALID_TOKEN" => RefusalKind.InvalidToken,
        QueryLimit => RefusalKind.QueryLimit,
        "OPERATION_TIME_LIMIT" => RefusalKind.OperatingTimeLimit,
        _ => RefusalKind.Final,
    };
}
