namespace Placement.Execution;

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

        // What a renewal of the token may end with.
        "invalid_grant",
        "invalid_client",
        "wrong_client",
        "invalid_scope",
        "NOT_INSTALLED",
    };

    /// <summary>Whether no later command can succeed either.</summary>
    public static bool IsOfEveryCommand(BitrixException error) =>
        string.IsNullOrEmpty(error.Code) ? IsWithoutAnswer(error) : OfEveryCommand.Contains(error.Code!);

    /// <summary>Whether it was not Bitrix24 that refused: the network, a proxy, a server fault, a redirect.</summary>
    public static bool IsWithoutAnswer(BitrixException error) =>
        string.IsNullOrEmpty(error.Code) && (string.IsNullOrEmpty(error.Description) || (int?)error.StatusCode >= 500);

    /// <summary>Whether the command may have had its effect all the same. A redirect is an answer: nothing was executed there.</summary>
    public static bool IsAmbiguous(BitrixException error) =>
        (IsWithoutAnswer(error) && (int?)error.StatusCode is not (>= 300 and < 400)) || Is(error, "INTERNAL_SERVER_ERROR") || Is(error, "ERROR_UNEXPECTED_ANSWER");

    /// <summary>Whether the command was not executed because it was one of a batch.</summary>
    public static bool IsAboutBatch(BitrixException error) => Is(error, "ERROR_BATCH_METHOD_NOT_ALLOWED") || Is(error, "ERROR_BATCH_LENGTH_EXCEEDED");

    /// <summary>Whether the error of a batch as a whole says that the portal takes none.</summary>
    public static bool IsWithoutBatch(BitrixException error) => IsAboutBatch(error) || Is(error, "ERROR_METHOD_NOT_FOUND") || Is(error, "insufficient_scope");

    /// <summary>
    /// Whether the binding may be there in spite of the refusal: an earlier command had its effect and its answer was
    /// lost. ERROR_CORE stands for many things, so the portal has to be asked.
    /// </summary>
    public static bool MayBeBound(BitrixException error) => Is(error, "ERROR_CORE") || Is(error, "ERROR_PLACEMENT_MAX_COUNT");

    /// <summary>The error in a word, for a person to read.</summary>
    public static string NameOf(BitrixException error) => string.IsNullOrEmpty(error.Code) ? "no answer" : error.Code!;

    private static bool Is(BitrixException error, string code) => string.Equals(error.Code, code, StringComparison.OrdinalIgnoreCase);
}
