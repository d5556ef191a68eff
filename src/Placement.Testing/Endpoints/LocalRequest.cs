namespace Placement.Testing;

/// <summary>A REST request that has reached a local portal. It never holds a token.</summary>
/// <param name="Method">The REST method as it was called, lower case; empty: the address named none.</param>
/// <param name="Parameters">
/// The parameters of address and body together, as JSON and without <c>auth</c>. The commands of a batch stand in here.
/// </param>
/// <param name="Status">
/// The HTTP status of the answer; 0: the connection ended without one, dropped by a fault or given up by the client.
/// </param>
/// <param name="ErrorCode">
/// The error code of the answer, such as <c>ERROR_PLACEMENT_NOT_FOUND</c>; null: it has none, because it succeeded or is no answer of
/// REST.
/// </param>
/// <param name="UserId">The user on whose behalf the call was made; null: nobody could be identified, or a fault came first.</param>
/// <param name="IsWebhook">Whether an incoming webhook was called in place of the application's address.</param>
/// <param name="ReceivedAt">When the request arrived, by the portal's clock.</param>
public sealed record LocalRequest(
    string Method,
    string Parameters,
    int Status,
    string? ErrorCode,
    int? UserId,
    bool IsWebhook,
    DateTimeOffset ReceivedAt)
{
    /// <summary>The fault that decided the answer; null: it is the portal's own, however late or slow.</summary>
    public PortalFault? Fault { get; init; }

    /// <summary>
    /// What the test's own answer has thrown, or the portal by a mistake of its own; in a batch the first of its commands that did. The
    /// caller got <c>INTERNAL_SERVER_ERROR</c>. Null: nothing.
    /// </summary>
    public Exception? Exception { get; init; }
}
