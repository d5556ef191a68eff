namespace Placement;

/// <summary>What the error of one command means for the commands after it, decided by code and not by status.</summary>
internal static class CommandErrors
{
    /// <summary>
    /// The token, the application, the portal or its limits are at fault, not the command. Limits count too: a
    /// replacement must not begin while its second half would be refused.
    /// </summary>
    private static readonly HashSet<string> OfEveryCommand = new(StringComparer.OrdinalIgnoreCase)
    {
        "expired_token",
        "invalid_token",
        "NO_AUTH_FOUND",
        "authorization_error",
        "APPLICATION_NOT_FOUND",
        "ERROR_OAUTH",
        "PAYMENT_REQUIRED",
        "METHOD_CONFIRM_WAITING",
        "METHOD_CONFIRM_DENIED",
        "insufficient_scope",
        "INVALID_CREDENTIALS",
        "user_access_error",
        "ACCESS_DENIED",
        "ALLOWED_ONLY_INTRANET_USER",
        "WRONG_AUTH_TYPE",
        "INVALID_REQUEST",
        "ERROR_METHOD_NOT_FOUND",
        "QUERY_LIMIT_EXCEEDED",
        "OPERATION_TIME_LIMIT",
        "OVERLOAD_LIMIT",
        "PORTAL_DELETED",
    };

    /// <summary>Whether no later command can succeed either.</summary>
    public static bool IsOfEveryCommand(BitrixException error) =>
        string.IsNullOrEmpty(error.Code) ? IsWithoutAnswer(error) : OfEveryCommand.Contains(error.Code!);

    /// <summary>Whether it was not Bitrix24 that refused: the network, a proxy, a server fault, a redirect.</summary>
    public static bool IsWithoutAnswer(BitrixException error) =>
        string.IsNullOrEmpty(error.Code) && (string.IsNullOrEmpty(error.Description) || (int?)error.StatusCode >= 500);

    /// <summary>
    /// Whether the binding may be there in spite of the refusal: an earlier command had its effect and its answer was
    /// lost. ERROR_CORE stands for many things, so the portal has to be asked.
    /// </summary>
    public static bool MayBeBound(BitrixException error) => Is(error, "ERROR_CORE") || Is(error, "ERROR_PLACEMENT_MAX_COUNT");

    private static bool Is(BitrixException error, string code) => string.Equals(error.Code, code, StringComparison.OrdinalIgnoreCase);
}
