namespace Placement.Testing.Tests.Methods;

/// <summary>What an application asks about itself and about REST.</summary>
public sealed class ApplicationTests
{
    [Fact]
    public async Task The_portal_says_how_the_application_is_installed()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new()
            {
                ClientId = "app.0123456789abcd.12345678",
                Version = 7,
                Status = "P",
                Installed = false,
                DefaultLanguage = "de",
                License = "de_ent10000",
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(
            """{"ID":1,"CODE":"app.0123456789abcd.12345678","VERSION":7,"STATUS":"P","INSTALLED":false,"PAYMENT_EXPIRED":"N","DAYS":null,"LANGUAGE_ID":"de","LICENSE":"de_ent10000","LICENSE_TYPE":"ent10000","LICENSE_FAMILY":"ent"}""",
            (await new PortalClient(portal, portal.Users[1]).CallAsync("app.info")).Json);
    }

    [Fact]
    public async Task A_webhook_learns_its_scopes_and_the_licence()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Scopes = ["crm", "placement"] }, TestContext.Current.CancellationToken);

        Assert.Equal(
            """{"SCOPE":["crm","placement"],"LICENSE":"en_std"}""",
            (await new PortalClient(portal.WebhookAddress, token: null).CallAsync("app.info")).Json);
        LocalRequest request = Assert.Single(portal.Requests);
        Assert.Equal((true, 1, 200, null), (request.IsWebhook, request.UserId, request.Status, request.ErrorCode));
    }

    [Fact]
    public async Task Scopes_are_the_callers_or_all()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { Scopes = ["crm", "PLACEMENT", "crm"] }, TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        Assert.Equal(["crm", "placement"], (await client.CallAsync("scope")).Texts);
        Assert.Equal(["crm", "placement"], (await new PortalClient(portal.WebhookAddress, token: null).CallAsync("scope")).Texts);
        string[] all = (await client.CallAsync("scope", new { full = true })).Texts;
        Assert.Contains("landing", all);
        Assert.Contains("placement", all);
        Assert.DoesNotContain("basic", all);
    }

    [Theory]
    [InlineData("placement.bind", """{"isExisting":true,"isAvailable":false}""")]
    [InlineData("Profile", """{"isExisting":true,"isAvailable":true}""")]
    [InlineData("crm.deal.fly", """{"isExisting":false,"isAvailable":false}""")]
    [InlineData("", """{"isExisting":false,"isAvailable":false}""")]
    public async Task A_method_can_be_asked_for(string name, string answer)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = ["crm"] }, TestContext.Current.CancellationToken);

        Assert.Equal(answer, (await new PortalClient(portal).CallAsync("method.get", new { name })).Json);
    }
}
