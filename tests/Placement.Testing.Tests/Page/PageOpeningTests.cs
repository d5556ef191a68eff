using System.Net;
using System.Text.Json.Nodes;
using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Page;

/// <summary>What the page gets to open a frame.</summary>
public sealed class PageOpeningTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_form_has_the_documented_fields_and_the_frame_its_name()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        JsonObject opening = await OpenAsync(
            portal,
            "CRM_DEAL_DETAIL_TAB",
            "https://app.example/tab?tenant=5",
            new { ID = "17" },
            "/crm/deal/details/17/?any=details%2F17%2F");
        string sid = (string)opening["sid"]!;
        Dictionary<string, string> fields = Fields(opening);

        Assert.Matches("^[0-9a-f]{32}$", sid);
        Assert.Equal("POST", (string?)opening["method"]);
        Assert.Equal(
            $"https://app.example/tab?tenant=5&DOMAIN={Uri.EscapeDataString(portal.Address.Authority)}&PROTOCOL=0&LANG=en&APP_SID={sid}",
            (string?)opening["action"]);
        Assert.Equal($"{portal.Address.Authority}|0|{sid}", (string?)opening["name"]);
        Assert.Equal("https://app.example", (string?)opening["origin"]);
        Assert.Equal(
            [
                "AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID", "SERVER_ENDPOINT", "APPLICATION_TOKEN", "APPLICATION_SCOPE", "member_id", "status",
                "PLACEMENT", "PLACEMENT_OPTIONS",
            ],
            fields.Keys);
        Assert.Equal(("CRM_DEAL_DETAIL_TAB", portal.MemberId, "3600"), (fields["PLACEMENT"], fields["member_id"], fields["AUTH_EXPIRES"]));
        Assert.Equal("""{"ID":"17","URI":"\/crm\/deal\/details\/17\/?any=details%2F17%2F"}""", fields["PLACEMENT_OPTIONS"]);
    }

    [Fact]
    public async Task What_a_frame_asks_for_at_the_start_agrees_with_the_form()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        (await new PortalClient(portal).CallAsync("user.option.set", new { options = new { colour = "red" } })).IsTrue();
        JsonObject opening = await OpenAsync(
            portal, "CRM_DEAL_DETAIL_TAB", "https://app.example/tab", new { ID = "17" }, "/crm/deal/details/17/");
        JsonNode init = opening["init"]!;
        Dictionary<string, string> fields = Fields(opening);

        Assert.Equal(
            (fields["AUTH_ID"], fields["AUTH_EXPIRES"], fields["REFRESH_ID"], fields["member_id"]),
            ((string?)init["AUTH_ID"], (string?)init["AUTH_EXPIRES"], (string?)init["REFRESH_ID"], (string?)init["MEMBER_ID"]));
        Assert.Equal(
            ("en", portal.Address.Authority, "0", "/rest", "CRM_DEAL_DETAIL_TAB"),
            ((string?)init["LANG"], (string?)init["DOMAIN"], (string?)init["PROTOCOL"], (string?)init["PATH"], (string?)init["PLACEMENT"]));
        Assert.Equal((true, false, false), ((bool)init["IS_ADMIN"]!, (bool)init["INSTALL"]!, (bool)init["FIRST_RUN"]!));
        Assert.Equal("""{"colour":"red"}""", init["USER_OPTIONS"]!.ToJsonString());
        Assert.Equal("{}", init["APP_OPTIONS"]!.ToJsonString());
        Assert.Equal("17", (string?)init["PLACEMENT_OPTIONS"]!["ID"]);
        (await new PortalClient(portal.Endpoint, fields["AUTH_ID"]).CallAsync("profile")).Is200();
    }

    [Theory]
    [InlineData("CONTACT_CENTER", """{"ID":"1","URI":"\/here\/"}""")]
    [InlineData("PAGE_BACKGROUND_WORKER", """{"ID":"PAGE_BACKGROUND_WORKER","URI":"\/here\/"}""")]
    [InlineData("USER_PROFILE_MENU", """{"USER_ID":"1","URI":"\/here\/"}""")]
    [InlineData("LEFT_MENU", """{"URI":"\/here\/"}""")]
    [InlineData("IMMOBILE_CONTEXT_MENU", "[]")]
    public async Task The_portal_adds_what_only_it_knows(string placement, string expected)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);

        JsonObject opening = await OpenAsync(portal, placement, "https://app.example/page", new object(), "/here/");

        Assert.Equal(expected, Fields(opening)["PLACEMENT_OPTIONS"]);
    }

    [Fact]
    public async Task BI_analytics_gets_nothing_but_its_address()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        JsonObject opening = await OpenAsync(portal, "BI_ANALYTICS_MENU", "https://app.example/bi?report=1", new object(), "/biconnector/");

        Assert.Equal(("GET", "https://app.example/bi?report=1"), ((string?)opening["method"], (string?)opening["action"]));
        Assert.Empty(opening["fields"]!.AsArray());
        Assert.Null(opening["init"]);
    }

    [Fact]
    public async Task A_frame_is_in_the_language_that_was_chosen()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        (await new PortalClient(portal).BindAsync("LEFT_MENU")).IsTrue();

        JsonObject opening = await new PageClient(portal, language: "la").PostAsync("open", new { bindingId = 1 });

        Assert.Contains("&LANG=la&", (string?)opening["action"], StringComparison.Ordinal);
        Assert.Equal("la", (string?)opening["init"]!["LANG"]);
    }

    [Fact]
    public async Task What_a_user_does_not_see_is_not_opened()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Installed = false }, Stop);
        await using TestApplication application = await TestApplication.StartAsync();
        (await new PortalClient(portal).BindAsync("LEFT_MENU", application.At("/menu"))).IsTrue();
        portal.Application = new LocalApplication(application.Address);
        var employee = new PageClient(portal, portal.Users[1]);
        var administrator = new PageClient(portal);

        foreach (object what in new object[] { new { bindingId = 1 }, new { page = "main" }, new { page = "install" } })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await employee.RefusedAsync("open", what)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await employee.RefusedAsync("refresh")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.RefusedAsync("open", new { bindingId = 1 })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.RefusedAsync("open", new { bindingId = 7 })).Status);
        JsonObject installer = await administrator.PostAsync("open", new { page = "main" });
        Assert.StartsWith(application.At("/install?"), (string?)installer["action"], StringComparison.Ordinal);
        Assert.True((bool)installer["init"]!["INSTALL"]!);

        portal.FinishInstallation();
        JsonObject main = await employee.PostAsync("open", new { page = "main" });
        Assert.StartsWith(application.At("/?"), (string?)main["action"], StringComparison.Ordinal);
        Assert.Equal("DEFAULT", Fields(main)["PLACEMENT"]);
        await administrator.PostAsync("access", new { employeeId = 2, hasAccess = false });
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.RefusedAsync("open", new { bindingId = 1 })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.RefusedAsync("refresh")).Status);
    }

    [Fact]
    public async Task A_frame_renews_its_tokens_and_keeps_options()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var page = new PageClient(portal);

        JsonObject tokens = await page.PostAsync("refresh");
        JsonObject options = await page.PostAsync("options", new { kind = "app", name = "plan", value = new { limit = 5 } });

        (await new PortalClient(portal.Endpoint, (string)tokens["AUTH_ID"]!).CallAsync("profile")).Is200();
        Assert.Equal(["AUTH_ID", "AUTH_EXPIRES", "REFRESH_ID"], tokens.Select(static field => field.Key));
        Assert.Equal("""{"plan":{"limit":5}}""", options.ToJsonString());
        Assert.Equal(
            5,
            (await new PortalClient(portal).CallAsync("app.option.get", new { option = "plan" }))
                .Result.GetProperty("limit").GetInt32());
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await new PageClient(portal, portal.Users[1]).RefusedAsync("options", new { kind = "app", name = "plan", value = 6 })).Status);
    }

    private static async Task<JsonObject> OpenAsync(LocalPortal portal, string placement, string handler, object options, string uri)
    {
        await TestApplication.BindAsync(portal, placement, handler);
        return await new PageClient(portal).PostAsync("open", new { bindingId = portal.Bindings[0].Id, options, uri });
    }

    private static Dictionary<string, string> Fields(JsonObject opening) =>
        opening["fields"]!.AsArray().ToDictionary(static field => (string)field![0]!, static field => (string)field![1]!);
}
