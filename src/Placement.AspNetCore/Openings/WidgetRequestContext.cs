using Microsoft.AspNetCore.Http;
using Placement.Requests;
using Placement.Sessions;

namespace Placement.Openings;

/// <summary>
/// One request for a widget, from its form to its answer, whatever answers. Until it is verified nothing in it is to be trusted.
/// </summary>
/// <param name="httpContext">The request.</param>
/// <param name="placement">The placement's code, upper case.</param>
/// <param name="context">What PLACEMENT_OPTIONS says.</param>
/// <param name="claim">What it says of its origin; null: placements that are opened by GET say nothing.</param>
/// <param name="fields">All that was sent.</param>
internal sealed class WidgetRequestContext(
    HttpContext httpContext, string placement, PlacementContext context, OriginClaim? claim, RequestFields fields)
{
    public HttpContext HttpContext { get; } = httpContext;

    public string Placement { get; } = placement;

    public PlacementContext Context { get; } = context;

    public OriginClaim? Claim { get; } = claim;

    public RequestFields Fields { get; } = fields;

    public UserLanguage Language { get; init; } = UserLanguage.Of(fields);

    /// <summary>The portal, as soon as it is proven.</summary>
    public Portal? Portal { get; private set; }

    /// <summary>The user, as soon as the portal is proven.</summary>
    public WidgetUser? User { get; private set; }

    /// <summary>Whether nothing is left to prove.</summary>
    public bool IsVerified => Claim is null || Portal is not null;

    /// <summary>The session of the page that has sent the request; null: a portal has sent it.</summary>
    public WidgetSession? Session { get; private init; }

    /// <summary>The session that the page can begin; null: it has one, or the user is not proven.</summary>
    public SessionOpening? Opening { get; set; }

    /// <summary>Whether a page sent the request that has a session already.</summary>
    public bool IsWithinSession => Session is not null;

    /// <summary>A request of a page that has a session.</summary>
    public static WidgetRequestContext Within(
        WidgetSession session, HttpContext httpContext, RequestFields fields, UserLanguage language)
    {
        var request = new WidgetRequestContext(httpContext, session.Placement, session.Context, claim: null, fields)
        {
            Session = session,
            Language = language,
        };
        request.Accept(session.Portal, session.User);
        return request;
    }

    /// <summary>Notes who sent the request.</summary>
    public void Accept(Portal portal, WidgetUser user) => (Portal, User) = (portal, user);
}
