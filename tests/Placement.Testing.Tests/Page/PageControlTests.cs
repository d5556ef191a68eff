using System.Net;
using System.Text.Json.Nodes;
using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Page;

/// <summary>The buttons of the page.</summary>
public sealed class PageControlTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_installs_and_the_installers_frame_finishes()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);
        var page = new PageClient(portal);

        JsonObject answer = await page.PostAsync("install");

        Assert.True((bool)answer["opensInstaller"]!);
        Assert.False(portal.IsInstalled);
        await page.PostAsync("finish", new { value = true });
        Assert.True(portal.IsInstalled);
    }

    [Fact]
    public async Task An_installer_that_gives_up_leaves_the_application_uninstalled()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false }, Stop);

        await new PageClient(portal).PostAsync("finish", new { value = false });

        Assert.False(portal.IsInstalled);
    }

    [Fact]
    public async Task An_employee_changes_nothing()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);
        var page = new PageClient(portal, portal.Users[1]);

        foreach (string name in new[] { "install", "finish", "update", "uninstall", "move", "access" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await page.RefusedAsync(name)).Status);
        }

        Assert.Equal((true, 1), (portal.IsInstalled, portal.Version));
    }

    [Theory]
    [InlineData("None", false, false)]
    [InlineData("Alone", true, true)]
    [InlineData("First", true, false)]
    public async Task An_update_has_the_flavour_that_was_chosen(string notice, bool isTold, bool isInstalled)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);
        string applicationToken = portal.ApplicationToken;

        JsonObject answer = await new PageClient(portal).PostAsync("update", new { notice, newApplicationToken = true });

        Assert.Equal((2, isInstalled), (portal.Version, portal.IsInstalled));
        Assert.Equal(isTold ? 1 : 0, answer["deliveries"]!.AsArray().Count);
        Assert.Equal(!isInstalled, (bool)answer["opensInstaller"]!);
        Assert.NotEqual(applicationToken, portal.ApplicationToken);
    }

    [Fact]
    public async Task An_application_is_removed_with_its_data()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        (await new PortalClient(portal).CallAsync(
            "event.bind", new { EVENT = "ONAPPUNINSTALL", HANDLER = application.At("/events") })).IsTrue();

        JsonObject answer = await new PageClient(portal).PostAsync("uninstall", new { clean = true });

        Assert.Equal("1", application.Arrival.Field("data[CLEAN]"));
        Assert.True((bool)answer["deliveries"]![0]!["isSuccess"]!);
        Assert.False(portal.IsInstalled);
        Assert.Equal(HttpStatusCode.Conflict, (await new PageClient(portal).RefusedAsync("uninstall")).Status);
    }

    [Fact]
    public async Task Tokens_expire_for_the_user_who_looks()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var administrator = new PortalClient(portal);
        var employee = new PortalClient(portal, portal.Users[1]);

        await new PageClient(portal).PostAsync("expire");

        (await administrator.CallAsync("profile")).Is(401, "expired_token");
        (await employee.CallAsync("profile")).Is200();
    }

    [Fact]
    public async Task The_portal_moves_and_says_where_it_is()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        Uri former = portal.Address;

        JsonObject answer = await new PageClient(portal).PostAsync("move");

        Assert.NotEqual(former, portal.Address);
        Assert.Equal(portal.Address.AbsoluteUri, (string?)answer["address"]);
    }

    [Fact]
    public async Task Faults_happen_and_end()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var page = new PageClient(portal);
        var client = new PortalClient(portal);

        await page.PostAsync("fault", new { kind = "queryLimit", method = "profile", times = 0 });
        (await client.CallAsync("profile")).Is(503, "QUERY_LIMIT_EXCEEDED");
        (await client.CallAsync("server.time")).Is200();
        JsonNode logs = (await page.StateAsync())["logs"]!;
        Assert.Single(logs["armedFaults"]!.AsArray());
        Assert.Equal("profile", (string?)Assert.Single(logs["faults"]!.AsArray())!["method"]);

        await page.PostAsync("fault", new { kind = "none" });
        (await client.CallAsync("profile")).Is200();
        Assert.Equal(HttpStatusCode.BadRequest, (await page.RefusedAsync("fault", new { kind = "earthquake" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await page.RefusedAsync("fault", new { kind = "drop", method = "no.such" })).Status);
    }

    [Fact]
    public async Task Every_kind_of_fault_can_be_added()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var page = new PageClient(portal);
        string[] kinds = [.. (await page.StateAsync())["faultKinds"]!.AsArray().Select(static kind => (string)kind!)];

        foreach (string kind in kinds)
        {
            await page.PostAsync("fault", new { kind, method = "profile", times = 1 });
        }

        Assert.Equal(kinds.Length, (await page.StateAsync())["logs"]!["armedFaults"]!.AsArray().Count);
    }
}
