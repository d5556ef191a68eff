namespace Placement.Testing;

/// <summary>A REST request that a local portal has answered. It never holds a token.</summary>
/// <param name="Method">The REST method as it was called, lower case; empty: the address named none.</param>
/// <param name="Parameters">The parameters of address and body together, as JSON and without <c>auth</c>. The commands of a batch stand in here.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="ErrorCode">The error code of the answer, such as <c>ERROR_PLACEMENT_NOT_FOUND</c>; null: it succeeded.</param>
/// <param name="UserId">The user on whose behalf the call was made; null: nobody could be identified.</param>
/// <param name="IsWebhook">Whether an incoming webhook was called in place of the application's address.</param>
/// <param name="ReceivedAt">When the request arrived, by the portal's clock.</param>
public sealed record LocalRequest(
    string Method,
    string Parameters,
    int Status,
    string? ErrorCode,
    int? UserId,
    bool IsWebhook,
    DateTimeOffset ReceivedAt);
