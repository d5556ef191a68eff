using System.Net;
using System.Text.Json;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>Notices of what a portal pays reach the application's own code, and store an administrator's tokens only.</summary>
public sealed class PaymentEventTests : UninstalledPortalTests
{
    private const string MadeUp = "00000000000000000000000000000000";
    private const int Ignored = 255;

    private LocalUser Employee => _portal.Users.Single(static user => !user.IsAdministrator);

    [Fact]
    public async Task A_payment_reaches_the_application_with_what_the_notice_says()
    {
        await using InstallableApplication app = await InstallAsync();
        IBitrixClient client = app.Clients.ForPortal((await app.FindAsync(_portal))!);
        await client.CallAsync(
            "event.bind",
            JsonSerializer.SerializeToUtf8Bytes(new { EVENT = ApplicationEvent.Payment, HANDLER = new Uri(app.Address, "/events") }),
            CancellationToken);

        IReadOnlyList<EventDelivery> deliveries = await _portal.RaiseAsync(
            ApplicationEvent.Payment, new { STATUS = "P", PAYMENT_EXPIRED = "Y", DAYS = -3 }, cancellationToken: CancellationToken);
        await app.Lifecycle.WhenCalledAsync(2);

        Assert.Single(deliveries).EnsureSuccess();
        Assert.Equal(["installed Installed", "payment P True -3 1"], app.Lifecycle.Calls);
    }

    [Fact]
    public async Task A_renewal_of_the_subscription_by_an_administrator_brings_tokens()
    {
        await using InstallableApplication app = await InstallAsync();
        Portal before = (await app.FindAsync(_portal))!;

        Assert.All(
            await _portal.RaiseAsync(ApplicationEvent.SubscriptionRenewal, cancellationToken: CancellationToken),
            static delivery => delivery.EnsureSuccess());
        await app.Lifecycle.WhenCalledAsync(2);

        Portal after = (await app.FindAsync(_portal))!;
        Assert.Equal(["installed Installed", "subscription renewed"], app.Lifecycle.Calls);
        Assert.Equal((before.State, before.Epoch, before.ApplicationToken), (after.State, after.Epoch, after.ApplicationToken));
        Assert.NotEqual(before.Tokens, after.Tokens);
        await app.Clients.ForPortal(after).GetApplicationInfoAsync(CancellationToken);
        Assert.Equal(_portal.Administrator.Id, _portal.Requests[^1].UserId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_renewal_of_the_subscription_by_anybody_else_is_a_notice(bool hasTokens)
    {
        await using InstallableApplication app = await InstallAsync();
        Portal before = (await app.FindAsync(_portal))!;

        HttpStatusCode status = await app.PostAsync(
            "/events", PortalForm.Event(_portal, "ONSUBSCRIPTIONRENEW", hasTokens ? Employee : null).Fields);
        await app.Lifecycle.WhenCalledAsync(2);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(before, await app.FindAsync(_portal));
        Assert.Equal(["installed Installed", "subscription renewed"], app.Lifecycle.Calls);
    }

    [Theory]
    [InlineData("ONAPPPAYMENT", "auth[application_token]", MadeUp)]
    [InlineData("ONAPPPAYMENT", "auth[application_token]", null)]
    [InlineData("ONAPPPAYMENT", "auth[member_id]", MadeUp)]
    [InlineData("ONSUBSCRIPTIONRENEW", "auth[application_token]", MadeUp)]
    [InlineData("ONSUBSCRIPTIONRENEW", "auth[member_id]", MadeUp)]
    public async Task A_forged_notice_reaches_nobody(string name, string field, string? value)
    {
        await using InstallableApplication app = await InstallAsync();
        Portal before = (await app.FindAsync(_portal))!;

        Assert.Equal(HttpStatusCode.Forbidden, await app.PostAsync("/events", PortalForm.Event(_portal, name).With(field, value).Fields));

        Assert.Equal(before, await app.FindAsync(_portal));
        Assert.Equal(["installed Installed"], app.Lifecycle.Calls);
        Assert.Equal(0, app.Log.Count(Ignored));
    }

    private async Task<InstallableApplication> InstallAsync()
    {
        InstallableApplication app = await InstallableApplication.StartAsync(_portal);
        (await _portal.InstallAsync(app.Address, cancellationToken: CancellationToken)).EnsureFinished();
        return app;
    }
}
