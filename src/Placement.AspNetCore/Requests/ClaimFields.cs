namespace Placement.Requests;

/// <summary>What the fields are called in which a request says where it comes from.</summary>
internal sealed record ClaimFields(
    string MemberId,
    string ApplicationToken,
    string AccessToken,
    string RefreshToken,
    string ExpiresIn,
    string ServerEndpoint,
    string Domain,
    string Status)
{
    /// <summary>In requests of frames: widgets, the main page, the installer.</summary>
    /// <remarks>https://apidocs.bitrix24.com/api-reference/widgets/index.html</remarks>
    public static ClaimFields OfFrames { get; } =
        new("member_id", "APPLICATION_TOKEN", "AUTH_ID", "REFRESH_ID", "AUTH_EXPIRES", "SERVER_ENDPOINT", "DOMAIN", "status");

    /// <summary>In events.</summary>
    /// <remarks>https://apidocs.bitrix24.com/api-reference/common/events/index.html</remarks>
    public static ClaimFields OfEvents { get; } = new(
        "auth[member_id]",
        "auth[application_token]",
        "auth[access_token]",
        "auth[refresh_token]",
        "auth[expires_in]",
        "auth[server_endpoint]",
        "auth[domain]",
        "auth[status]");

    /// <summary>The fields by which a request proves where it comes from, and which widget it is for: each has one value at most.</summary>
    public static string[] Proofs { get; } = ["PLACEMENT", .. OfFrames.OwnProofs, .. OfEvents.OwnProofs];

    /// <summary>The other fields that portals send.</summary>
    public static string[] Others { get; } =
        [.. OfFrames.OwnOthers, .. OfEvents.OwnOthers, "PLACEMENT_OPTIONS", "APPLICATION_SCOPE", "PROTOCOL", "LANG", "APP_SID", "event"];

    private string[] OwnOthers => [RefreshToken, ExpiresIn, Status];

    private string[] OwnProofs => [MemberId, ApplicationToken, AccessToken, Domain, ServerEndpoint];
}
