using Microsoft.AspNetCore.Http;

namespace Placement.Requests;

/// <summary>What refusals of a request's origin look like from outside, and what they are called in logs.</summary>
internal static class OriginRefusals
{
    /// <summary>The answer to a request whose origin is not proven.</summary>
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
