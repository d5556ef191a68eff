using Microsoft.AspNetCore.Http;

namespace Placement.Requests;

/// <summary>
/// Why a request is answered with an error page: what the user gets to see is the status, what operators get is the reason.
/// </summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Reason">A short code for logs, such as <c>member_id_missing</c>; never anything that the request said.</param>
/// <param name="Advice">What to set otherwise, where the request belongs elsewhere: in English, for operators; null: nothing.</param>
internal sealed record RequestRefusal(int Status, string Reason, string? Advice = null)
{
    /// <summary>Nobody waits for an answer any more: the client went away while its request was read.</summary>
    public static RequestRefusal ClientGone { get; } = new(StatusCodes.Status499ClientClosedRequest, "client_gone");

    /// <summary>The answer to a request that did not prove where it comes from.</summary>
    public static RequestRefusal Of(OriginRefusal refusal) => refusal switch
    {
        OriginRefusal.WrongApplicationToken => Forbid("wrong_application_token"),
        OriginRefusal.UnknownPortal => Forbid("unknown_portal"),
        OriginRefusal.UntrustedAuthorizationServer => Forbid("untrusted_authorization_server"),
        OriginRefusal.UntrustedPortal => Forbid("untrusted_portal"),
        OriginRefusal.InvalidAccessToken => Forbid("invalid_access_token"),
        OriginRefusal.ForeignAccessToken => Forbid("foreign_access_token"),
        OriginRefusal.NotVerifiable => new RequestRefusal(StatusCodes.Status503ServiceUnavailable, "not_verifiable"),
        _ => Forbid("not_verified"),
    };

    private static RequestRefusal Forbid(string reason) => new(StatusCodes.Status403Forbidden, reason);
}
