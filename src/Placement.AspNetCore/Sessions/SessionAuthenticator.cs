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
    /// <summary>What a connection becomes in HTTP/1.1, by a header of GET.</summary>
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

        Found found = await FindAsync(context).ConfigureAwait(false);
        SessionResult result = found.Text is { } ticket ? await TryContinueAsync(context, ticket, found.Kind).ConfigureAwait(false)
            : found.Unreadable is null && found.Refusal is null ? SessionResult.None
            : new SessionResult(Session: null, found.Refusal, found.Unreadable);
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
    private async ValueTask<SessionResult> TryContinueAsync(HttpContext context, string text, TicketKind kind)
    {
        try
        {
            return await ContinueAsync(context, text, kind).ConfigureAwait(false);
        }
        catch (PortalStoreException failure)
        {
            SessionEvents.StoreFailed(_logger, failure);
            return new SessionResult(Session: null, Unreadable: StoreFailed);
        }
    }

    private async ValueTask<SessionResult> ContinueAsync(HttpContext context, string text, TicketKind kind)
    {
        if (tickets.Open(text) is not { } ticket)
        {
            return new SessionResult(Session: null, SessionRefusal.UnknownTicket);
        }

        var language = UserLanguage.Find(ticket.Language);
        bool isWebSocket = IsWebSocket(context);
        SessionRefusal? doubt = _clock.GetUtcNow() >= ticket.ExpiresAt ? SessionRefusal.Expired
            : ticket.Kind != kind || !IsFor(ticket, context.Request, isWebSocket) ? SessionRefusal.WrongPage
            : null;
        if (doubt is not null)
        {
            await OfferToReopenAsync(context, ticket).ConfigureAwait(false);
            return new SessionResult(Session: null, doubt, Language: language);
        }

        (WidgetSession? session, SessionRefusal? refusal) = await sessions.ContinueAsync(context, ticket).ConfigureAwait(false);
        if (session is not null && isWebSocket && kind == TicketKind.Link
            && !used.TryUse(SessionTickets.NumberOf(text), ticket.ExpiresAt))
        {
            (session, refusal) = (null, SessionRefusal.Used);
        }

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
        bool isShown = IsShown(request) || isWebSocket;
        return ticket.Kind == TicketKind.Link
            ? isShown && string.Equals(ticket.Path, request.Path.Value, StringComparison.Ordinal)
            : !isShown || request.Headers.ContainsKey(PlacementDefaults.SessionHeader);
    }

    /// <summary>
    /// ASP.NET Core's middleware for WebSockets comes later than this. In HTTP/1.1 it takes one of several protocols; in HTTP/2 it takes
    /// its name in capitals, too, so that every extended CONNECT counts.
    /// </summary>
    private static bool IsWebSocket(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.ContainsKey(HeaderNames.Upgrade)
            && context.Request.Headers.GetCommaSeparatedValues(HeaderNames.Upgrade).Contains(WebSocket, StringComparer.OrdinalIgnoreCase))
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };

    private static bool IsShown(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private async ValueTask<Found> FindAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        StringValues header = request.Headers[PlacementDefaults.SessionHeader];
        StringValues link = request.QueryString.Value?.Contains(PlacementDefaults.LinkParameter, StringComparison.Ordinal) == true
            ? request.Query[PlacementDefaults.LinkParameter]
            : default;
        if (header.Count + link.Count > 1)
        {
            return Found.Ambiguous;
        }

        bool isForm = !IsShown(request) && FormType.Of(request.ContentType) is not null;
        if (header.Count == 1 || (link.Count == 1 && !isForm))
        {
            (bool isOpening, RequestRefusal? unknown) =
                await requests.SearchOpeningAsync(context, context.RequestAborted).ConfigureAwait(false);
            return unknown is not null ? new Found(Unreadable: unknown)
                : isOpening ? Found.Ambiguous
                : header.Count == 1 ? new Found(header[0])
                : new Found(link[0], TicketKind.Link);
        }

        if (!isForm)
        {
            return default;
        }

        (RequestFields? fields, RequestRefusal? unreadable) =
            await requests.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
        if (fields is null)
        {
            return new Found(Unreadable: unreadable);
        }

        // The form of a page that a link has shown is sent to the page's own address, with the link's ticket in it.
        return fields.Count(PlacementDefaults.SessionField) switch
        {
            0 when link.Count == 0 => default,
            0 when !fields.IsOpening => new Found(link[0], TicketKind.Link),
            1 when !fields.IsOpening && !fields.IsSentInForm(PlacementDefaults.SessionField) =>
                new Found(Refusal: SessionRefusal.WrongPage),
            1 when !fields.IsOpening => new Found(fields.Text(PlacementDefaults.SessionField) ?? ""),
            _ => Found.Ambiguous,
        };
    }

    /// <summary>The ticket of a request, and the kind of ticket that belongs where it stood; or why there is none.</summary>
    private readonly record struct Found(
        string? Text = null, TicketKind Kind = TicketKind.Page, RequestRefusal? Unreadable = null, SessionRefusal? Refusal = null)
    {
        public static Found Ambiguous => new(Refusal: SessionRefusal.Ambiguous);
    }
}
