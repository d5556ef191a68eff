using System.Globalization;
using Microsoft.AspNetCore.Http;
using Placement.Lifecycle;
using Placement.Portals;
using Placement.Requests;

namespace Placement.Events;

/// <summary>
/// Receives the tokens of the application's system user. Each employee has tokens of the application and can send them as the system
/// user's; so what is kept has to be an administrator's, as everything that is stored.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/common/events/on-app-user-ready.html</remarks>
internal sealed class SystemUserEvent(IRequestVerifier verifier, SystemUserCheck check, PortalDirectory portals)
{
    private static readonly RequestRefusal OtherPortal = new(StatusCodes.Status403Forbidden, "data_of_other_portal");
    private static readonly RequestRefusal OtherApplication = new(StatusCodes.Status403Forbidden, "data_of_other_application");
    private static readonly RequestRefusal OtherUser = new(StatusCodes.Status403Forbidden, "data_of_other_user");
    private static readonly RequestRefusal NoAdministrator = new(StatusCodes.Status403Forbidden, "system_user_not_administrator");
    private static readonly RequestRefusal NotAsked = new(StatusCodes.Status503ServiceUnavailable, "portal_not_asked");

    /// <summary>Deals with the event. It is answered when the tokens are kept, so that it can be sent again if they are not.</summary>
    /// <returns>Why it is refused; null: it is answered.</returns>
    public async Task<RequestRefusal?> ReceiveAsync(HttpContext context, RequestFields fields)
    {
        if (fields.EventClaim(OriginKind.Event) is not { } origin || fields.SystemUserClaim() is not { } claim)
        {
            return EventResponse.MemberMissing;
        }

        if (origin.MemberId != claim.MemberId)
        {
            return OtherPortal;
        }

        (Portal? known, RequestRefusal? doubt) = await LookAtOriginAsync(origin, context.RequestAborted).ConfigureAwait(false);
        if (doubt is not null)
        {
            return doubt;
        }

        Verification verification = await verifier.VerifyAsync(claim, context.RequestAborted).ConfigureAwait(false);
        if (!verification.Succeeded)
        {
            return RequestRefusal.Of(verification.Refusal);
        }

        if (known is not null && known.ClientId != verification.Portal.ClientId)
        {
            return OtherApplication;
        }

        if (verification.UserId is not { } user
            || (fields.Text(ClaimFields.SystemUserId) is { } named && named != user.ToString(CultureInfo.InvariantCulture)))
        {
            return OtherUser;
        }

        try
        {
            if (!await check.KeepAsync(verification.Portal, claim, user, fields.EventTime(), context.RequestAborted).ConfigureAwait(false))
            {
                return NoAdministrator;
            }
        }
        catch (BitrixException)
        {
            // The log was told.
            return NotAsked;
        }

        await EventResponse.AcceptAsync(context).ConfigureAwait(false);
        return null;
    }

    /// <summary>
    /// Compares the application token, where there is one to compare with. After a lost event the stored one is outdated; then the access
    /// token of whoever installs, which comes along, may prove an administrator, who replaces it.
    /// </summary>
    private async Task<(Portal? Known, RequestRefusal? Doubt)> LookAtOriginAsync(OriginClaim origin, CancellationToken cancellationToken)
    {
        IReadOnlyList<Portal> stored = await portals.FindAllAsync(origin.MemberId, cancellationToken).ConfigureAwait(false);
        if (!stored.Any(static portal => portal is { State: not PortalState.Uninstalled, IsApplicationTokenConfirmed: true }))
        {
            return (null, null);
        }

        Verification verification = await verifier.VerifyAsync(origin, cancellationToken).ConfigureAwait(false);
        return !verification.Succeeded ? (null, RequestRefusal.Of(verification.Refusal))
            : SecretDigest.AreEqual(verification.Portal.ApplicationToken ?? "", origin.ApplicationToken ?? "") ? (verification.Portal, null)
            : (null, EventResponse.WrongApplicationToken);
    }
}
