using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Placement.Catalog;
using Placement.Configuration;
using Placement.Lifecycle;
using Placement.Portals;
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
    SystemUserEvent systemUsers,
    PaymentEvents payments,
    NoticeEndpoint notices,
    ApplicationAddress address,
    PortalDirectory portals,
    ClientIdentity applications,
    ILoggerFactory loggers,
    TimeProvider? timeProvider = null)
{
    private const string EventField = "event";
    private const string PlacementField = "PLACEMENT";
    private const string CleanField = "data[CLEAN]";

    /// <summary>Bitrix24 wants a quick answer. What takes longer is done after it.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    private static readonly RequestRefusal EventMissing = new(StatusCodes.Status400BadRequest, "event_missing");

    private static readonly RequestRefusal PageIsElsewhere = new(
        StatusCodes.Status400BadRequest,
        "page_at_events",
        "A page was opened at the address of events. Name the address of MapPlacementInstaller as the installer in the application's "
        + "settings on Bitrix24, and that of the main page as the application's page.");

    private static readonly RequestRefusal StillInstalled = new(StatusCodes.Status403Forbidden, "portal_still_answers");

    private readonly ILogger _logger = loggers.CreateLogger(InstallationEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

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
                return fields.Text(PlacementField) is null ? EventMissing : PageIsElsewhere;
            case EventNames.Installed:
                return await SetUpAsync(
                    context,
                    fields,
                    AdmissionKind.Installation,
                    (portal, baseAddress) => installation.InstallAsync(portal, baseAddress)).ConfigureAwait(false);
            case EventNames.Updated:
                return await SetUpAsync(context, fields, AdmissionKind.Update, installation.UpdateAsync).ConfigureAwait(false);
            case EventNames.Uninstalled:
                return await RemoveAsync(context, fields).ConfigureAwait(false);
            case EventNames.SystemUserReady:
                return await systemUsers.ReceiveAsync(context, fields).ConfigureAwait(false);
            case EventNames.PaymentChanged:
                return await payments.ReceivePaymentAsync(context, fields).ConfigureAwait(false);
            case EventNames.SubscriptionRenewed:
                return await payments.ReceiveRenewalAsync(context, fields).ConfigureAwait(false);
            default:
                InstallationEvents.EventIgnored(_logger);
                await EventResponse.AcceptAsync(context).ConfigureAwait(false);
                return null;
        }
    }

    private async Task<RequestRefusal?> SetUpAsync(
        HttpContext context, RequestFields fields, AdmissionKind kind, Func<Portal, Uri, Task> setUp)
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
            if (await admission.AdmitAsync(
                verification, claim, fields.EventTime(), kind, CancellationToken.None).ConfigureAwait(false) is { } portal)
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

    /// <summary>
    /// A notice of a removal is no proof, whatever token it has: it is kept, and the portal is asked. Without the right token the portal is
    /// asked, too, because a lost event may have left the stored token outdated; but such a notice is kept only where there is no token to
    /// compare with, and never asks to delete data.
    /// </summary>
    private async Task<RequestRefusal?> RemoveAsync(HttpContext context, RequestFields fields)
    {
        if (fields.EventClaim(OriginKind.Event) is not { } claim)
        {
            return EventResponse.MemberMissing;
        }

        Verification verification = await verifier.VerifyAsync(claim, context.RequestAborted).ConfigureAwait(false);
        Portal[] meant =
        [
            .. (verification.Succeeded
                ? [verification.Portal]
                : (await portals.FindAllAsync(claim.MemberId, context.RequestAborted).ConfigureAwait(false)).Where(applications.Has))
                .Where(static portal => portal.State != PortalState.Uninstalled),
        ];
        if (meant.Length == 0)
        {
            // It is done already, or there was never anything to do.
            await EventResponse.AcceptAsync(context).ConfigureAwait(false);
            return null;
        }

        if (!verification.Succeeded && verification.Refusal != OriginRefusal.WrongApplicationToken)
        {
            return RequestRefusal.Of(verification.Refusal);
        }

        if (verification.Succeeded)
        {
            await removal.ClaimAsync(
                verification.Portal, PhpTruth.IsYes(fields.Text(CleanField)), context.RequestAborted).ConfigureAwait(false);
        }

        Task<RemovalVerdict> settling = SettleAsync(meant, verification.Succeeded);
        RemovalVerdict verdict = await Task.WhenAny(settling, Task.Delay(LongestAnswer, _clock)).ConfigureAwait(false) == settling
            ? await settling.ConfigureAwait(false)
            : RemovalVerdict.Unclear;
        if (verdict is RemovalVerdict.Refused or RemovalVerdict.RefusedBefore)
        {
            return StillInstalled;
        }

        if (verdict == RemovalVerdict.Unclear && !verification.Succeeded)
        {
            return EventResponse.WrongApplicationToken;
        }

        await EventResponse.AcceptAsync(context).ConfigureAwait(false);
        await settling.ConfigureAwait(false);
        return null;
    }

    /// <summary>
    /// Asks about each application of the portal that is meant. One that is removed, or may be, counts more than those that are not.
    /// </summary>
    private async Task<RemovalVerdict> SettleAsync(Portal[] meant, bool isProven)
    {
        RemovalVerdict[] verdicts = await Task.WhenAll(meant.Select(
            portal => removal.SettleAsync(portal, isKept: isProven || !portal.IsApplicationTokenConfirmed))).ConfigureAwait(false);
        return verdicts.Contains(RemovalVerdict.Removed) ? RemovalVerdict.Removed
            : verdicts.Contains(RemovalVerdict.Unclear) ? RemovalVerdict.Unclear
            : verdicts[0];
    }
}
