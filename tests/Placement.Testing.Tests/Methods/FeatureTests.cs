namespace Placement.Testing.Tests.Methods;

/// <summary>What the portal's plan includes.</summary>
public sealed class FeatureTests
{
    private const string Connector = "rest_auth_connector";

    [Theory]
    [InlineData("rest_offline_extended", "Y")]
    [InlineData("REST_OFFLINE_EXTENDED", "N")]
    [InlineData(Connector, "N")]
    [InlineData("other", "N")]
    public async Task A_feature_is_there_or_not(string code, string value)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Scopes = [], Features = ["rest_offline_extended"] }, TestContext.Current.CancellationToken);

        Assert.Equal($$"""{"value":"{{value}}"}""", (await new PortalClient(portal).CallAsync("feature.get", new { CODE = code })).Json);
    }

    [Fact]
    public async Task By_default_both_are_there()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var webhook = new PortalClient(portal.WebhookAddress, token: null);

        foreach (string code in new[] { "rest_offline_extended", Connector })
        {
            Assert.Equal("""{"value":"Y"}""", (await webhook.CallAsync("feature.get", new { code })).Json);
        }

        (await webhook.CallAsync("feature.get")).Is(400, "CODE_EMPTY", "CODE can't be empty");
    }

    [Fact]
    public async Task A_source_of_events_must_be_in_the_plan()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Features = [] }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);
        const string Text = "This feature is not enabled for the current license: auth_connector";

        (await client.CallAsync("user.admin", new { auth_connector = "desk" })).Is(403, "WRONG_LICENSE", Text);
        (await client.CallAsync("event.bind?auth_connector=desk&event=ONTASKADD&event_type=offline")).Is(403, "WRONG_LICENSE", Text);
        (await client.CallAsync("user.admin", new { auth_connector = "" })).IsTrue();
        Assert.Empty(portal.EventBindings);
    }
}
