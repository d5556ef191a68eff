using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Placement.Catalog;
using Placement.Configuration;
using Placement.Lifecycle;
using Placement.Requests;

namespace Placement.Events;

/// <summary>
/// Receives the events that are about the application itself. Bitrix24 wants a quick answer and does not send twice, so each is answered
/// as soon as it is verified, and
/// worked on within the same request after that: a host that stops waits for its requests.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/common/events/index.html</remarks>
internal sealed class EventEndpoint(
    RequestReader requests,
    IRequestVerifier verifier,
    AdministratorCheck admission,
    PortalInstallation installation,
    PortalRemoval removal,
    NoticeEndpoint notices,
    ApplicationAddress address,
    IPortalStore store,
    ILoggerFactory loggers)
{
    private const string EventField = "event";
    private const string CleanField = "data[CLEAN]";

    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);

    /// <summary>Answers one request.</summary>
    public Task HandleAsync(HttpContext context) =>
        EventResponse.HandleAsync(context, requests, _logger, fields => ReceiveAsync(context, fields));

    private async Task<RequestRefusal?> ReceiveAsync(HttpContext context, RequestFields fields)
    {
        if (NoticeEndpoint.IsNotice(fields))
        {
            return await notices.ReceiveAsync(context, fields).ConfigureAwait(false);
        }

        switch (fields.Text(EventField)?.ToUpperInvariant())
        {
            case null:
                return new RequestRefusal(StatusCodes.Status400BadRequest, "event_missing");
            case EventNames.Installed:
                return await SetUpAsync(
                    context, fields, (portal, baseAddress) => installation.InstallAsync(portal, baseAddress)).ConfigureAwait(false);
            case EventNames.Updated:
                return await SetUpAsync(context, fields, installation.UpdateAsync).ConfigureAwait(false);
            case EventNames.Uninstalled:
                return await RemoveAsync(context, fields).ConfigureAwait(false);
            default:
                InstallationEvents.EventIgnored(_logger);
                await EventResponse.AcceptAsync(context).ConfigureAwait(false);
                return null;
        }
    }

    private async Task<RequestRefusal?> SetUpAsync(HttpContext context, RequestFields fields, Func<Portal, Uri, Task> setUp)
    {
        if (fields.EventClaim(OriginKind.Installation) is not { } claim)
        {
            return EventResponse.MemberMissing;
        }

        if (address.Of(context.Request) is not { } baseAddress)
        {
            return new RequestRefusal(StatusCodes.Status400BadRequest, "host_missing");
        }

        Verification verification = await verifier.VerifyAsync(claim, context.RequestAborted).ConfigureAwait(false);
        if (!verification.Succeeded)
        {
            return RequestRefusal.Of(verification.Refusal);
        }

        await EventResponse.AcceptAsync(context).ConfigureAwait(false);
        try
        {
            if (await admission.AdmitAsync(verification, claim, CancellationToken.None).ConfigureAwait(false) is { } portal)
            {
                await setUp(portal, baseAddress).ConfigureAwait(false);
            }
        }
        catch (BitrixException)
        {
            // The log was told.
        }
        catch (PortalStoreException exception)
        {
            InstallationEvents.StoreFailed(_logger, verification.Portal.Domain, exception);
        }

        return null;
    }

    private async Task<RequestRefusal?> RemoveAsync(HttpContext context, RequestFields fields)
    {
        if (fields.EventClaim(OriginKind.Event) is not { } claim)
        {
            return EventResponse.MemberMissing;
        }

        Verification verification = await verifier.VerifyAsync(claim, context.RequestAborted).ConfigureAwait(false);
        if (!verification.Succeeded)
        {
            Portal? stored = await store.FindAsync(claim.MemberId, context.RequestAborted).ConfigureAwait(false);
            if (stored is not (null or { State: PortalState.Uninstalled }))
            {
                return RequestRefusal.Of(verification.Refusal);
            }

            // It is done already, or there was never anything to do.
            await EventResponse.AcceptAsync(context).ConfigureAwait(false);
            return null;
        }

        bool clean = PhpTruth.IsYes(fields.Text(CleanField));
        await EventResponse.AcceptAsync(context).ConfigureAwait(false);
        await removal.RemoveAsync(verification.Portal, clean).ConfigureAwait(false);
        return null;
    }
}
