using System.Text.Json.Nodes;
using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Page;

/// <summary>What the page shows of portal and application.</summary>
public sealed class PageStateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_how_far_the_installation_is()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { ApplicationName = "Deal <Desk>", Installed = false, Version = 3 }, Stop);
        var page = new PageClient(portal);
        async Task<(string, int, bool, bool)> ApplicationAsync()
        {
            JsonNode application = (await page.StateAsync())["application"]!;
            return (
                (string)application["name"]!, (int)application["version"]!, (bool)application["isPresent"]!,
                (bool)application["isInstalled"]!);
        }

        Assert.Equal(("Deal <Desk>", 3, true, false), await ApplicationAsync());
        portal.FinishInstallation();
        Assert.Equal(("Deal <Desk>", 3, true, true), await ApplicationAsync());
        await portal.UninstallAsync(cancellationToken: Stop);
        Assert.Equal(("Deal <Desk>", 3, false, false), await ApplicationAsync());
    }

    [Fact]
    public async Task Titles_follow_the_language_and_have_groups()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { DefaultLanguage = "de" }, Stop);
        (await new PortalClient(portal).CallAsync("placement.bind", new
        {
            PLACEMENT = "CRM_DEAL_DETAIL_TAB",
            HANDLER = "https://app.example/tab",
            LANG_ALL = new
            {
                de = new { TITLE = "Lieferungen", DESCRIPTION = "Was kommt", GROUP_NAME = "Einkauf" },
                fr = new { TITLE = "Livraisons" },
            },
        })).IsTrue();
        async Task<(string?, string?, string?)> TextAsync(string language)
        {
            JsonNode binding = Assert.Single((await new PageClient(portal, language: language).StateAsync())["bindings"]!.AsArray())!;
            return ((string?)binding["title"], (string?)binding["description"], (string?)binding["group"]);
        }

        Assert.Equal(("Lieferungen", "Was kommt", "Einkauf"), await TextAsync("de"));
        Assert.Equal(("Livraisons", "", ""), await TextAsync("fr"));
        Assert.Equal(("Lieferungen", "Was kommt", "Einkauf"), await TextAsync("ja"));
    }

    [Fact]
    public async Task An_employee_sees_nothing_before_the_installation_is_finished_and_without_access()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false }, Stop);
        (await new PortalClient(portal).BindAsync("LEFT_MENU")).IsTrue();
        LocalUser employee = portal.Users[1];
        async Task<bool> IsVisibleAsync(LocalUser user) =>
            (bool)Assert.Single((await new PageClient(portal, user).StateAsync())["bindings"]!.AsArray())!["isVisible"]!;
        Task SetAccessAsync(bool hasAccess) =>
            new PageClient(portal).PostAsync("access", new { employeeId = employee.Id, hasAccess });

        Assert.False(await IsVisibleAsync(employee));
        Assert.False(await IsVisibleAsync(portal.Administrator));
        portal.FinishInstallation();
        Assert.True(await IsVisibleAsync(employee));
        var client = new PortalClient(portal, employee);
        await SetAccessAsync(false);
        Assert.False(await IsVisibleAsync(employee));
        (await client.CallAsync("profile")).Is(403, "user_access_error");
        Assert.True(await IsVisibleAsync(portal.Administrator));
        await SetAccessAsync(true);
        Assert.True(await IsVisibleAsync(employee));
        (await client.CallAsync("profile")).Is200();
    }

    [Fact]
    public async Task A_widget_of_one_user_is_shown_to_that_user()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        (await new PortalClient(portal).CallAsync(
            "placement.bind",
            new
            {
                PLACEMENT = "PAGE_BACKGROUND_WORKER",
                HANDLER = "https://app.example/worker",
                USER_ID = 2,
                OPTIONS = new { errorHandlerUrl = "https://app.example/slow" },
            })).IsTrue();

        JsonNode ofOther = Assert.Single((await new PageClient(portal).StateAsync())["bindings"]!.AsArray())!;
        JsonNode ofUser = Assert.Single((await new PageClient(portal, portal.Users[1]).StateAsync())["bindings"]!.AsArray())!;

        Assert.Equal((false, "It is registered for user 2 alone."), ((bool)ofOther["isVisible"]!, (string?)ofOther["problem"]));
        Assert.True((bool)ofUser["isVisible"]!);
    }

    [Fact]
    public async Task Every_placement_has_a_place_on_the_page()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(
            new() { HasOldInvoices = true, EntityTypeIds = [128, 1034] }, Stop);
        foreach (string code in (await new PortalClient(portal).CallAsync("placement.list")).Texts)
        {
            await TestApplication.BindAsync(portal, code, "https://app.example/widget");
        }

        using HttpResponseMessage slots = await PageClient.SendAsync(
            new(HttpMethod.Get, new Uri(portal.Address, "_portal/assets/slots.js")));
        string table = await slots.Content.ReadAsStringAsync(Stop);
        JsonObject state = await new PageClient(portal).StateAsync();
        HashSet<string> entities = [.. state["entityTypes"]!.AsArray().Select(static type => (string)type!["name"]!)];

        Assert.Equal(portal.Bindings.Count, state["bindings"]!.AsArray().Count);
        Assert.All(state["bindings"]!.AsArray(), binding =>
        {
            Assert.True(
                !(bool)binding!["isDocumented"]! || table.Contains($"\n  {binding["family"]}: {{", StringComparison.Ordinal),
                binding.ToJsonString());
            Assert.True((string?)binding["entity"] is not { } entity || entities.Contains(entity), binding.ToJsonString());
        });
    }

    [Fact]
    public async Task It_never_has_a_token()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        await portal.InstallAsync(application.Address, cancellationToken: Stop);
        PortalTokens tokens = portal.IssueTokens();
        var client = new PortalClient(portal.Endpoint, tokens.AccessToken);
        (await client.BindAsync("LEFT_MENU", application.At("/menu"))).IsTrue();
        (await client.BatchAsync(new { one = "profile?auth=" + tokens.AccessToken })).Is200();
        (await client.CallAsync("event.bind", new { event_ = "", EVENT = "ONAPPTEST", HANDLER = application.At("/events") })).IsTrue();
        await portal.RaiseAsync("ONAPPTEST", cancellationToken: Stop);
        JsonObject opening = await new PageClient(portal).PostAsync("open", new { page = "main" });

        string state = (await new PageClient(portal).StateAsync()).ToJsonString();

        Assert.Contains("ONAPPTEST", state, StringComparison.Ordinal);
        Assert.Contains("placement.bind", state, StringComparison.Ordinal);
        foreach (string? secret in new[]
        {
            tokens.AccessToken, tokens.RefreshToken, portal.ApplicationToken, portal.Options.ClientSecret,
            portal.WebhookAddress.Segments[^1].Trim('/'), (string?)opening["init"]!["AUTH_ID"], (string?)opening["init"]!["REFRESH_ID"],
        })
        {
            Assert.DoesNotContain(secret!, state, StringComparison.Ordinal);
        }
    }
}
