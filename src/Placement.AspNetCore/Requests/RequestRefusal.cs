using Microsoft.AspNetCore.Http;

namespace Placement.Requests;

/// <summary>Why a request is answered with an error page: what the user gets to see is the status, what operators get is the reason.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Reason">A short code for logs, such as <c>member_id_missing</c>; never anything that the request said.</param>
internal sealed record RequestRefusal(int Status, string Reason)
{
    /// <summary>Nobody waits for an answer any more: the client went away while its request was read.</summary>
    public static RequestRefusal ClientGone { get; } = new(StatusCodes.Status499ClientClosedRequest, "client_gone");
}
