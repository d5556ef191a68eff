using System.Globalization;
using Microsoft.AspNetCore.Http;
using Placement.Catalog;
using Placement.Lifecycle;
using Placement.Requests;

namespace Placement.Events;

/// <summary>
/// Receives the notices that what a portal pays for the application has changed. They are true at the level of the portal: each of its
/// users can make one up. The application's own code is told, and asks the portal where it matters.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/common/events/on-app-payment.html</remarks>
internal sealed class PaymentEvents(
    IRequestVerifier verifier, AdministratorCheck administrators, PortalJobs work, LifecycleNotifier lifecycles)
{
    /// <summary>A paid or trial period has begun or ended.</summary>
    public async Task<RequestRefusal?> ReceivePaymentAsync(HttpContext context, RequestFields fields)
    {
        (Portal? portal, RequestRefusal? refusal) = await AcceptAsync(context, fields).ConfigureAwait(false);
        if (portal is not null)
        {
            ApplicationInfo notice = Read(fields);
            await NotifyAsync(
                portal, notice, (lifecycle, current, stopped) => lifecycle.PaymentChangedAsync(current, notice, stopped))
                .ConfigureAwait(false);
        }

        return refusal;
    }

    /// <summary>The subscription was renewed. The notice brings tokens, which are stored if they are an administrator's.</summary>
    public async Task<RequestRefusal?> ReceiveRenewalAsync(HttpContext context, RequestFields fields)
    {
        (Portal? portal, RequestRefusal? refusal) = await AcceptAsync(context, fields).ConfigureAwait(false);
        if (portal is not null)
        {
            await StoreTokensAsync(fields).ConfigureAwait(false);
            await NotifyAsync(
                portal, "subscription", static (lifecycle, current, stopped) => lifecycle.SubscriptionRenewedAsync(current, stopped))
                .ConfigureAwait(false);
        }

        return refusal;
    }

    private async Task<(Portal? Portal, RequestRefusal? Refusal)> AcceptAsync(HttpContext context, RequestFields fields)
    {
        if (fields.EventClaim(OriginKind.Event) is not { } claim)
        {
            return (null, EventResponse.MemberMissing);
        }

        Verification verification = await verifier.VerifyAsync(claim, context.RequestAborted).ConfigureAwait(false);
        if (!verification.Succeeded)
        {
            return (null, RequestRefusal.Of(verification.Refusal));
        }

        await EventResponse.AcceptAsync(context).ConfigureAwait(false);
        return (verification.Portal, null);
    }

    /// <summary>Stores the tokens of an administrator. Anybody else's are no failure: the notice is one all the same.</summary>
    private async Task StoreTokensAsync(RequestFields fields)
    {
        if (fields.EventClaim(OriginKind.Installation) is not { AccessToken: not null, RefreshToken: not null } claim)
        {
            return;
        }

        try
        {
            Verification verification = await verifier.VerifyAsync(claim, CancellationToken.None).ConfigureAwait(false);
            if (verification.Succeeded)
            {
                await administrators.AdmitAsync(
                    verification, claim, fields.EventTime(), AdmissionKind.Unsaid, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is BitrixException or PortalStoreException)
        {
            // The log was told, or will be when the application's own code is.
        }
    }

    private Task<bool> NotifyAsync(Portal portal, object notice, Func<IPortalLifecycle, Portal, CancellationToken, Task> tell) =>
        work.DoAsync(portal, ("payment", notice), failed: false, (current, stopped) =>
            current is null or { State: PortalState.Uninstalled }
                ? Task.FromResult(false)
                : lifecycles.CallAsync(current, lifecycle => tell(lifecycle, current, stopped)));

    private static ApplicationInfo Read(RequestFields fields) => new()
    {
        Code = fields.Text("data[CODE]"),
        Version = Number(fields.Text("data[VERSION]")),
        Status = fields.Text("data[STATUS]"),
        IsPaymentExpired = fields.Text("data[PAYMENT_EXPIRED]") is { } expired ? PhpTruth.IsYes(expired) : null,
        DaysLeft = Number(fields.Text("data[DAYS]")),
        Language = fields.Text("data[LANGUAGE_ID]"),
    };

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
}
