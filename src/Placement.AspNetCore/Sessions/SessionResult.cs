using Microsoft.AspNetCore.Http;
using Placement.Requests;

namespace Placement.Sessions;

/// <summary>What became of a request that may be one within a session.</summary>
/// <param name="Session">The session; null: it is none.</param>
/// <param name="Refusal">Why its ticket is worth nothing; null: it has none, or it is worth something.</param>
/// <param name="Unreadable">Why the request could not be read; null: it could.</param>
/// <param name="Language">The user's language, where the ticket tells.</param>
internal sealed record SessionResult(
    WidgetSession? Session, SessionRefusal? Refusal = null, RequestRefusal? Unreadable = null, UserLanguage? Language = null)
{
    /// <summary>A request without a ticket.</summary>
    public static SessionResult None { get; } = new(Session: null);

    /// <summary>Whether the request has no ticket at all.</summary>
    public bool IsNone => Session is null && Refusal is null && Unreadable is null;

    /// <summary>The HTTP status for a request that has to be one within a session, and is not.</summary>
    public int Status => Unreadable?.Status ?? StatusCodes.Status401Unauthorized;
}
