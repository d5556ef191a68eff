using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Placement.Pages;
using Placement.Requests;

namespace Placement.Sessions;

/// <summary>Finds the ticket of a request, and the session that it names. A request is looked at once.</summary>
internal sealed class SessionAuthenticator(
    RequestReader requests, SessionTickets tickets, UsedTickets used, WidgetSessions sessions, ReopeningOffers offers,
    IEnumerable<ISessionListener> listeners,
    ILoggerFactory loggers, TimeProvider? timeProvider = null)
{
    /// <summary>What a connection becomes, in HTTP/1.1 by a header of GET, in HTTP/2 by the protocol of CONNECT.</summary>
    private const string WebSocket = "websocket";

    private static readonly RequestRefusal StoreFailed = new(StatusCodes.Status503ServiceUnavailable, "portal_store_failed");

    private readonly ILogger _logger = loggers.CreateLogger(SessionEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>Looks at a request.</summary>
    public async ValueTask<SessionResult> AuthenticateAsync(HttpContext context)
    {
        if (context.Features.Get<SessionResult>() is { } known)
        {
            return known;
        }

        (string? ticket, RequestRefusal? unreadable, SessionRefusal? ambiguous) = await FindAsync(context).ConfigureAwait(false);
        SessionResult result = ticket is not null ? await TryContinueAsync(context, ticket).ConfigureAwait(false)
            : unreadable is null && ambiguous is null ? SessionResult.None
            : new SessionResult(Session: null, ambiguous, unreadable);
        context.Features.Set(result);
        if (result.Refusal is { } refusal)
        {
            SessionEvents.Refused(_logger, refusal);
        }

        if (result.Session is { } session)
        {
            context.Features.Set(result.Language);
            context.RequestServices.GetRequiredService<SessionScope>().Find = () => session;
            FrameHeaders.ApplyToSession(context, session.Portal.Origin);
            foreach (ISessionListener listener in listeners)
            {
                listener.Begin(context, session);
            }
        }

        return result;
    }

    /// <summary>That a store failed says nothing of the ticket.</summary>
    private async ValueTask<SessionResult> TryContinueAsync(HttpContext context, string text)
    {
        try
        {
            return await ContinueAsync(context, text).ConfigureAwait(false);
        }
        catch (PortalStoreException failure)
        {
            SessionEvents.StoreFailed(_logger, failure);
            return new SessionResult(Session: null, Unreadable: StoreFailed);
        }
    }

    private async ValueTask<SessionResult> ContinueAsync(HttpContext context, string text)
    {
        if (tickets.Open(text) is not { } ticket)
        {
            return new SessionResult(Session: null, SessionRefusal.UnknownTicket);
        }

        var language = UserLanguage.Find(ticket.Language);
        bool isWebSocket = IsWebSocket(context);
        SessionRefusal? doubt = _clock.GetUtcNow() >= ticket.ExpiresAt ? SessionRefusal.Expired
            : !IsFor(ticket, context.Request, isWebSocket) ? SessionRefusal.WrongPage
            : isWebSocket && ticket.Kind == TicketKind.Link && !used.TryUse(SessionTickets.NumberOf(text), ticket.ExpiresAt) ? SessionRefusal.Used
            : null;
        if (doubt is not null)
        {
            await OfferToReopenAsync(context, ticket).ConfigureAwait(false);
            return new SessionResult(Session: null, doubt, Language: language);
        }

        (WidgetSession? session, SessionRefusal? refusal) = await sessions.ContinueAsync(context, ticket).ConfigureAwait(false);
        if (session is null)
        {
            await OfferToReopenAsync(context, ticket).ConfigureAwait(false);
        }

        return new SessionResult(session, refusal, Language: language);
    }

    /// <summary>
    /// The page that says so was shown by the portal of a ticket that is the application's own, whatever it is worth by now.
    /// </summary>
    private async ValueTask OfferToReopenAsync(HttpContext context, SessionTicket ticket)
    {
        if (await sessions.OriginOfAsync(ticket, context.RequestAborted).ConfigureAwait(false) is { } origin)
        {
            offers.Offer(context, $"{ticket.ClientId}/{ticket.MemberId}/{ticket.UserId}", origin);
        }
    }

    /// <summary>Links show one page, or connect it with one WebSocket; everything else is a page's own.</summary>
    private static bool IsFor(SessionTicket ticket, HttpRequest request, bool isWebSocket)
    {
        bool hasHeader = request.Headers.ContainsKey(PlacementDefaults.SessionHeader);
        return ticket.Kind switch
        {
            TicketKind.Page => hasHeader || !(IsShown(request) || isWebSocket),
            TicketKind.Link => !hasHeader
                && (IsShown(request) || isWebSocket)
                && string.Equals(ticket.Path, request.Path.Value, StringComparison.Ordinal),
            _ => false,
        };
    }

    /// <summary>ASP.NET Core's middleware for WebSockets comes later than this, and takes one of several protocols, too.</summary>
    private static bool IsWebSocket(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.ContainsKey(HeaderNames.Upgrade)
            && context.Request.Headers.GetCommaSeparatedValues(HeaderNames.Upgrade).Contains(WebSocket, StringComparer.OrdinalIgnoreCase))
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: WebSocket };

    private static bool IsShown(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private async ValueTask<(string? Text, RequestRefusal? Unreadable, SessionRefusal? Refusal)> FindAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        StringValues header = request.Headers[PlacementDefaults.SessionHeader];
        StringValues link = request.QueryString.Value?.Contains(PlacementDefaults.LinkParameter, StringComparison.Ordinal) == true
            ? request.Query[PlacementDefaults.LinkParameter]
            : default;
        if (header.Count + link.Count > 1)
        {
            return (null, null, SessionRefusal.Ambiguous);
        }

        bool isForm = !IsShown(request) && FormType.Of(request.ContentType) is not null;
        if (header.Count == 1 || (link.Count == 1 && !isForm))
        {
            (bool isOpening, RequestRefusal? unknown) =
                await requests.SearchOpeningAsync(context, context.RequestAborted).ConfigureAwait(false);
            return unknown is not null ? (null, unknown, null)
                : isOpening ? (null, null, SessionRefusal.Ambiguous)
                : (header.Count == 1 ? header[0] : link[0], null, null);
        }

        if (!isForm)
        {
            return default;
        }

        (RequestFields? fields, RequestRefusal? unreadable) =
            await requests.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
        if (fields is null)
        {
            return (null, unreadable, null);
        }

        // The form of a page that a link has shown is sent to the page's own address, with the link's ticket in it.
        return fields.Count(PlacementDefaults.SessionField) switch
        {
            0 when link.Count == 0 => default,
            0 when !fields.IsOpening => (link[0], null, null),
            1 when !fields.IsOpening && !fields.IsSentInForm(PlacementDefaults.SessionField) => (null, null, SessionRefusal.WrongPage),
            1 when !fields.IsOpening => (fields.Text(PlacementDefaults.SessionField) ?? "", null, null),
            _ => (null, null, SessionRefusal.Ambiguous),
        };
    }
}
