using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Options;

/// <summary>What an application puts down on the portal, for itself and for its users.</summary>
public sealed class OptionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("app.option")]
    [InlineData("user.option")]
    public async Task Options_are_set_and_read_as_documented(string options)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = [] }, Stop);
        var client = new PortalClient(portal);

        Assert.Equal("[]", (await client.CallAsync(options + ".get")).Json);
        (await client.CallAsync(options + ".set", new { options = new { data = "value", data2 = "value2" } })).IsTrue();

        Assert.Equal("""{"data":"value","data2":"value2"}""", (await client.CallAsync(options + ".get")).Json);
        Assert.Equal("\"value\"", (await client.CallAsync(options + ".get", new { option = "data" })).Json);
        Assert.Equal("null", (await client.CallAsync(options + ".get", new { option = "other" })).Json);
        Assert.Equal("null", (await client.CallAsync(options + ".get", new { option = "DATA" })).Json);

        (await client.CallAsync(options + ".set", new { options = new { data2 = new { deep = new[] { 1, 2 } }, data3 = false } })).IsTrue();
        Assert.Equal(
            """{"data":"value","data2":{"deep":[1,2]},"data3":false}""", (await client.CallAsync(options + ".get")).Json);
    }

    [Fact]
    public async Task The_applications_options_are_everybodys_and_a_users_the_users_own()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var administrator = new PortalClient(portal);
        var employee = new PortalClient(portal, portal.Users[1]);

        await administrator.CallAsync("app.option.set?options[colour]=red");
        await administrator.CallAsync("user.option.set?options[colour]=green");
        await employee.CallAsync("user.option.set?options[colour]=blue");

        Assert.Equal("\"red\"", (await employee.CallAsync("app.option.get?option=colour")).Json);
        Assert.Equal("\"green\"", (await administrator.CallAsync("user.option.get?option=colour")).Json);
        Assert.Equal("""{"colour":"blue"}""", (await employee.CallAsync("user.option.get")).Json);
    }

    [Theory]
    [InlineData("app.option.set", "{}")]
    [InlineData("app.option.set", """{"options":[]}""")]
    [InlineData("user.option.set", """{"options":"text"}""")]
    public async Task There_must_be_something_to_set(string method, string parameters)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        (await new PortalClient(portal).CallAsync(method, JsonNode.Parse(parameters)))
            .Is(400, "ArgumentNullException", "options is empty");
    }

    [Theory]
    [InlineData("app.option.get")]
    [InlineData("app.option.set")]
    [InlineData("user.option.get")]
    [InlineData("user.option.set")]
    public async Task A_webhook_has_no_options(string method)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        (await new PortalClient(portal.WebhookAddress, token: null).CallAsync(method, new { options = new { a = 1 } }))
            .Is(400, "AccessException", "Application context required");
    }

    [Fact]
    public async Task Only_an_administrator_sets_the_applications_options()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var employee = new PortalClient(portal, portal.Users[1]);

        (await employee.CallAsync("app.option.set", new { options = new { a = 1 } }))
            .Is(400, "AccessException", "Administrator authorization required");
        Assert.Equal("[]", (await employee.CallAsync("app.option.get")).Json);
    }

    [Theory]
    [InlineData("local.0123456789abcd.12345678", false, false)]
    [InlineData("local.0123456789abcd.12345678", true, false)]
    [InlineData("app.0123456789abcd.12345678", false, true)]
    [InlineData("app.0123456789abcd.12345678", true, false)]
    public async Task Options_of_the_market_outlive_a_removal_that_is_not_clean(string clientId, bool clean, bool survives)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { ClientId = clientId }, Stop);
        await using Application.TestApplication application = await Application.TestApplication.StartAsync();
        await new PortalClient(portal).CallAsync("app.option.set?options[a]=1");
        await new PortalClient(portal).CallAsync("user.option.set?options[a]=1");

        await portal.UninstallAsync(clean, Stop);
        (await portal.InstallAsync(application.Address, cancellationToken: Stop)).EnsureFinished();

        string expected = survives ? """{"a":"1"}""" : "[]";
        Assert.Equal(expected, (await new PortalClient(portal).CallAsync("app.option.get")).Json);
        Assert.Equal(expected, (await new PortalClient(portal).CallAsync("user.option.get")).Json);
    }
}
