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

    /// <summary>
    /// In the event that brings the application's system user: whose tokens stand in its data, and not in what it says of its origin.
    /// </summary>
    /// <remarks>https://apidocs.bitrix24.com/api-reference/common/events/on-app-user-ready.html</remarks>
    public static ClaimFields OfSystemUsers { get; } = new(
        "data[member_id]",
        "auth[application_token]",
        "data[access_token]",
        "data[refresh_token]",
        "data[expires_in]",
        "data[server_endpoint]",
        "auth[domain]", // In the data it is the authorization server's.
        "data[status]");

    /// <summary>The user whose tokens stand in an event's data.</summary>
    public const string SystemUserId = "data[user_id]";

    /// <summary>The fields by which a request proves where it comes from, and which widget it is for: each has one value at most.</summary>
    public static string[] Proofs { get; } =
    [
        .. new[] { "PLACEMENT", SystemUserId }
            .Concat(OfFrames.OwnProofs)
            .Concat(OfEvents.OwnProofs)
            .Concat(OfSystemUsers.OwnProofs)
            .Distinct(),
    ];

    /// <summary>The other fields that portals send.</summary>
    public static string[] Others { get; } =
    [
        .. OfFrames.OwnOthers, .. OfEvents.OwnOthers, .. OfSystemUsers.OwnOthers,
        "PLACEMENT_OPTIONS", "APPLICATION_SCOPE", "PROTOCOL", "LANG", "APP_SID", "event",
    ];

    private string[] OwnOthers => [RefreshToken, ExpiresIn, Status];

    private string[] OwnProofs => [MemberId, ApplicationToken, AccessToken, Domain, ServerEndpoint];
}
