using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Placement.Lifecycle;
using Placement.Requests;

namespace Placement.Events;

/// <summary>
/// Receives the notice that a portal has removed a background worker, because it loaded too slowly too often, and registers the worker
/// again. Whether notices
/// prove where they come from is not documented. One that does not leads to a look at all portals, so it is harmless if it is made up:
/// nothing is registered
/// where nothing is missing, and it happens rarely.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/widgets/ui-interaction/page-background-worker.html</remarks>
internal sealed class NoticeEndpoint(
    RequestReader requests, IRequestVerifier verifier, Reregistration reregistration, ReregistrationLimits limits, ILoggerFactory loggers)
{
    private const string ErrorField = "error";
    private const string LoadedTooSlowly = "ERROR_PLACEMENT_LOADING_OVERTIME";

    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);

    /// <summary>Whether a request is such a notice.</summary>
    public static bool IsNotice(RequestFields fields) =>
        string.Equals(fields.Text(ErrorField), LoadedTooSlowly, StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers one request to the address of an error handler.</summary>
    public Task HandleAsync(HttpContext context) => EventResponse.HandleAsync(context, requests, _logger, async fields =>
    {
        if (IsNotice(fields))
        {
            return await ReceiveAsync(context, fields).ConfigureAwait(false);
        }

        InstallationEvents.NoticeUnknown(_logger);
        await EventResponse.AcceptAsync(context).ConfigureAwait(false);
        return null;
    });

    /// <summary>Deals with a notice.</summary>
    /// <returns>Why it is refused; null: it is answered.</returns>
    public async Task<RequestRefusal?> ReceiveAsync(HttpContext context, RequestFields fields)
    {
        Portal? portal = null;
        if (fields.EventClaim(OriginKind.Event) is { ApplicationToken: not null } claim)
        {
            Verification verification = await verifier.VerifyAsync(claim, context.RequestAborted).ConfigureAwait(false);
            if (!verification.Succeeded)
            {
                return RequestRefusal.Of(verification.Refusal);
            }

            portal = verification.Portal;
        }

        bool isItsTurn = portal is null ? limits.TryEnterUnidentified() : limits.TryEnter(portal.Key);
        await EventResponse.AcceptAsync(context).ConfigureAwait(false);
        if (!isItsTurn)
        {
            InstallationEvents.NoticeTooSoon(_logger);
        }
        else if (portal is null)
        {
            InstallationEvents.SomeWorkerRemoved(_logger);
            await reregistration.RunAllAsync().ConfigureAwait(false);
        }
        else
        {
            InstallationEvents.WorkerRemoved(_logger, portal.Domain);
            await reregistration.RunAsync(portal).ConfigureAwait(false);
        }

        return null;
    }
}
