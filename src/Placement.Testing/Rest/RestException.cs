using Microsoft.AspNetCore.Http;

namespace Placement.Testing.Rest;

/// <summary>An error that a REST call answers with. Its message is the <c>error_description</c>.</summary>
internal sealed class RestException(int status, string code, string description, string? argument = null) : Exception(description)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>The parameter that is to blame; null: not said.</summary>
    public string? Argument { get; } = argument;

    /// <summary>What has been thrown that is no error of Bitrix24, and became this one; null: nothing.</summary>
    public Exception? Thrown { get; init; }

    /// <summary>The server's own fault.</summary>
    public static RestException InternalServerError(string description, Exception thrown) =>
        new(StatusCodes.Status500InternalServerError, "INTERNAL_SERVER_ERROR", description) { Thrown = thrown };

    public static RestException MethodNotFound() =>
        new(StatusCodes.Status404NotFound, "ERROR_METHOD_NOT_FOUND", "Method not found!");

    public static RestException NoAuth() =>
        new(StatusCodes.Status401Unauthorized, "NO_AUTH_FOUND", "Wrong authorization data");

    /// <summary>The portal has no such application any more.</summary>
    public static RestException ApplicationNotFound() =>
        new(StatusCodes.Status401Unauthorized, "APPLICATION_NOT_FOUND", "Application not found");

    /// <summary>The authorization server's word for the same, which differs from place to place.</summary>
    public static RestException NotInstalled(string code) =>
        new(StatusCodes.Status401Unauthorized, code, "Application not installed");

    /// <summary>The user of a valid token does not work on the portal any more.</summary>
    public static RestException UserNotAuthorized() =>
        new(StatusCodes.Status401Unauthorized, "authorization_error", "Unable to authorize user");

    /// <summary>An administrator has not given the user access to the application.</summary>
    public static RestException UserWithoutAccess() =>
        new(StatusCodes.Status403Forbidden, "user_access_error", "The user does not have access to the application.");

    public static RestException InsufficientScope() =>
        new(
            StatusCodes.Status403Forbidden,
            "insufficient_scope",
            "The request requires higher privileges than provided by the access token");

    /// <summary>A webhook calls what only an application may call. Some methods say so.</summary>
    public static RestException WrongAuthType(bool explains) => new(
        StatusCodes.Status403Forbidden,
        "WRONG_AUTH_TYPE",
        "Current authorization type is denied for this method" + (explains ? " Application context required" : ""));

    /// <summary>The portal's plan does not include it.</summary>
    public static RestException WrongLicense(string feature) => new(
        StatusCodes.Status403Forbidden, "WRONG_LICENSE", $"This feature is not enabled for the current license: {feature}");

    public static RestException AccessDenied(string description = "Access denied!") =>
        new(StatusCodes.Status403Forbidden, "ACCESS_DENIED", description);

    /// <summary>The bucket is full.</summary>
    public static RestException QueryLimitExceeded() =>
        new(StatusCodes.Status503ServiceUnavailable, "QUERY_LIMIT_EXCEEDED", "Too many requests");

    /// <summary>The method has consumed its operating time.</summary>
    public static RestException OperationTimeLimit() =>
        new(StatusCodes.Status429TooManyRequests, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.");

    public static RestException BatchMethodNotAllowed() =>
        new(StatusCodes.Status405MethodNotAllowed, "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage");

    public static RestException Missing(string argument) => BadArgument(argument, $"Argument '{argument}' is null or empty");

    public static RestException NoText(string argument) =>
        BadArgument(argument, $"The value of an argument '{argument}' must be of type string");

    public static RestException WrongValue(string argument, string description = "Wrong value") => BadArgument(argument, description);

    /// <summary>A failure that has no code of its own.</summary>
    public static RestException Core(string description) => BadRequest("ERROR_CORE", description);

    public static RestException BadRequest(string code, string description) =>
        new(StatusCodes.Status400BadRequest, code, description);

    private static RestException BadArgument(string argument, string description) =>
        new(StatusCodes.Status400BadRequest, "ERROR_ARGUMENT", description, argument);
}
