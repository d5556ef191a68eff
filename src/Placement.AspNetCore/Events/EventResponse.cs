using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Placement.Lifecycle;
using Placement.Requests;

namespace Placement.Events;

/// <summary>
/// Answers what Bitrix24's servers send: a status, and a word that says nothing of the reason, unless it belongs elsewhere.
/// </summary>
internal static class EventResponse
{
    /// <summary>The request names no portal.</summary>
    public static RequestRefusal MemberMissing { get; } = new(StatusCodes.Status400BadRequest, "member_id_missing");

    /// <summary>The application token is not the portal's.</summary>
    public static RequestRefusal WrongApplicationToken { get; } = new(StatusCodes.Status403Forbidden, "wrong_application_token");

    /// <summary>Reads a request and has it dealt with. What cannot be read or stored is refused.</summary>
    /// <param name="context">The request.</param>
    /// <param name="requests">Reads it.</param>
    /// <param name="logger">Is told of refusals.</param>
    /// <param name="receive">Deals with it: answers it, or says why it is refused.</param>
    public static async Task HandleAsync(
        HttpContext context, RequestReader requests, ILogger logger, Func<RequestFields, Task<RequestRefusal?>> receive)
    {
        RequestRefusal? refusal;
        try
        {
            (RequestFields? fields, refusal) = await requests.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
            refusal = fields is null ? refusal : await receive(fields).ConfigureAwait(false);
        }
        catch (PortalStoreException exception) when (!context.Response.HasStarted)
        {
            InstallationEvents.StoreUnreachable(logger, exception);
            refusal = new RequestRefusal(StatusCodes.Status503ServiceUnavailable, "portal_store_failed");
        }
        catch (OperationCanceledException) when (ClientConnection.IsClosed(context) && !context.Response.HasStarted)
        {
            refusal = RequestRefusal.ClientGone;
        }

        if (refusal == RequestRefusal.ClientGone)
        {
            InstallationEvents.ClientGone(logger);
        }
        else if (refusal is not null)
        {
            InstallationEvents.EventRefused(logger, refusal.Status, refusal.Reason);
            if (refusal.Advice is { } advice)
            {
                InstallationEvents.Misdirected(logger, advice);
            }

            await WriteAsync(context, refusal.Status, refusal.Advice ?? "refused").ConfigureAwait(false);
        }
    }

    /// <summary>Says that the request has arrived, and lets whoever sent it go.</summary>
    public static async Task AcceptAsync(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            // What comes next on this connection would wait until the work is done.
            context.Response.Headers.Connection = "close";
        }

        try
        {
            await WriteAsync(context, StatusCodes.Status200OK, "ok").ConfigureAwait(false);
            await context.Response.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // Whoever sent it is gone already. What it is about is done all the same.
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string text)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(text);
    }
}
