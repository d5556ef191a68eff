using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Events;

/// <summary>An application lets an event happen itself, to see whether it arrives.</summary>
public sealed class EventTestMethodTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_passed_arrives()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        (await new PortalClient(portal).CallAsync("event.bind", new { @event = "ONAPPTEST", handler = application.At("/test") })).IsTrue();

        Assert.Equal(
            "1", (await new PortalClient(portal, portal.Users[1]).CallAsync("event.test", new { any = "data", More = new[] { 1 } })).Json);

        Arrival arrival = application.Arrival;
        Assert.Equal(
            ("ONAPPTEST", "data", "1", "en", "2"),
            (
                arrival.Field("event"),
                arrival.Field("data[QUERY][any]"),
                arrival.Field("data[QUERY][More][0]"),
                arrival.Field("data[LANGUAGE_ID]"),
                arrival.Field("auth[user_id]")));
        Assert.DoesNotContain(arrival.Fields, static field => field.Key.Contains("[QUERY][auth]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_answer_is_the_same_if_nobody_hears_of_it(bool installed)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = installed }, Stop);
        using var gone = new DeadAddress();
        await using TestApplication application = await TestApplication.StartAsync();
        var client = new PortalClient(portal);
        (await client.CallAsync(
            "event.bind", new { @event = "ONAPPTEST", handler = installed ? gone.At("/gone") : application.At("/early") })).IsTrue();

        Assert.Equal("1", (await client.CallAsync("event.test")).Json);

        Assert.Empty(application.Arrivals);
    }
}
