using System.Globalization;
using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Events;

/// <summary>The account that the portal makes for the application, and what is told of payments.</summary>
public sealed class SystemUserEventTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_system_user_s_tokens_stand_in_the_data_and_the_installer_s_in_the_origin()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);

        EventDelivery delivery = Assert.Single(await portal.RaiseAsync(ApplicationEvent.SystemUserReady, cancellationToken: Stop));

        Arrival arrival = application.Arrival;
        Assert.Equal(("ONAPPUSERREADY", application.At("/events"), true), (delivery.Event, delivery.Handler, delivery.IsSuccess));
        Assert.Equal(
            (portal.MemberId, portal.Options.ClientId, Text(portal.SystemUser.Id), portal.AuthorizationServer.Authority),
            (
                arrival.Field("data[member_id]"),
                arrival.Field("data[client_id]"),
                arrival.Field("data[user_id]"),
                arrival.Field("data[domain]")));
        Assert.Equal(
            (portal.ApplicationToken, Text(portal.Administrator.Id), null),
            (arrival.Field("auth[application_token]"), arrival.Field("auth[user_id]"), arrival.Field("auth[refresh_token]")));
        Assert.DoesNotContain(portal.SystemUser, portal.Users);
        var client = new PortalClient(portal.Endpoint, arrival.Field("data[access_token]")!);
        Assert.True((await client.CallAsync("user.admin")).Result.GetBoolean());
        Assert.Equal(portal.SystemUser.Id, portal.Requests[^1].UserId);
    }

    [Fact]
    public async Task A_renewal_of_the_subscription_brings_tokens()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);

        Assert.Single(await portal.RaiseAsync(ApplicationEvent.SubscriptionRenewal, cancellationToken: Stop)).EnsureSuccess();

        Assert.Equal("ONSUBSCRIPTIONRENEW", application.Arrival.Field("event"));
        Assert.NotNull(application.Arrival.Field("auth[refresh_token]"));
    }

    [Fact]
    public async Task A_payment_is_told_to_who_has_bound_it()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);
        Assert.Empty(await portal.RaiseAsync(ApplicationEvent.Payment, cancellationToken: Stop));
        var client = new PortalClient(portal);
        (await client.CallAsync("event.bind", new { @event = "OnAppPayment", handler = application.At("/paid") })).IsTrue();

        Assert.Single(await portal.RaiseAsync(ApplicationEvent.Payment, new { DAYS = 5 }, cancellationToken: Stop)).EnsureSuccess();

        Arrival arrival = application.Arrival;
        Assert.Equal(
            ("ONAPPPAYMENT", "5", "N", portal.Options.Status),
            (arrival.Field("event"), arrival.Field("data[DAYS]"), arrival.Field("data[PAYMENT_EXPIRED]"), arrival.Field("data[STATUS]")));
    }

    [Fact]
    public async Task Nothing_of_that_is_told_before_the_installation_is_finished()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);

        string[] names = [ApplicationEvent.SystemUserReady, ApplicationEvent.SubscriptionRenewal, ApplicationEvent.Payment];
        foreach (string name in names)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => portal.RaiseAsync(name, cancellationToken: Stop));
        }

        Assert.Empty(application.Arrivals);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
