using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;
using Placement.Fixtures;

namespace Placement.Browser.Tests;

/// <summary>The way to each placement's widget, by clicks in the portal's page, and what its handler receives then.</summary>
public sealed class PlacementWayTests(Chromium chromium)
{
    /// <summary>Keys that pages of the documentation leave out of their example and name beside it.</summary>
    private static readonly string[] NamedBesideExamples = ["TYPE_ID", "TYPE_CATEGORY_ID", "TIMELINE_ITEM_ID"];

    /// <summary>How a user comes to each placement, from the portal's first page.</summary>
    private static readonly Dictionary<string, Func<IPage, Task>> Ways = new()
    {
        ["CALENDAR_GRIDVIEW"] = static page => ByNavigationAsync(page, "Calendar"),
        ["CONTACT_CENTER"] = static page => ByNavigationAsync(page, "Contact center"),
        ["CRM_DEAL_ACTIVITY_TIMELINE_MENU"] = static page => OpenRecordMenuAsync(page, "Menu of Incoming call"),
        ["CRM_ANALYTICS_MENU"] = static page => ByNavigationAsync(page, "CRM analytics"),
        ["CRM_ANALYTICS_TOOLBAR"] = static page => ByNavigationAsync(page, "CRM analytics"),
        ["CRM_DEAL_DETAIL_ACTIVITY"] = static page => OpenRecordAsync(page, "Deals"),
        ["CRM_DEAL_DETAIL_TAB"] = static page => OpenRecordAsync(page, "Deals"),
        ["CRM_DEAL_DETAIL_TOOLBAR"] = static page => OpenRecordMenuAsync(page, "Extensions"),
        ["CRM_DEAL_DOCUMENTGENERATOR_BUTTON"] = static page => OpenRecordMenuAsync(page, "Document"),
        ["CRM_FUNNELS_TOOLBAR"] = static async page =>
        {
            await ByNavigationAsync(page, "Deals");
            await page.GetByRole(AriaRole.Link, new() { Name = "Pipelines" }).ClickAsync();
        },
        ["CRM_DEAL_LIST_MENU"] = static async page =>
        {
            await ByNavigationAsync(page, "Deals");
            await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Button).First.ClickAsync();
        },
        ["CRM_DEAL_LIST_TOOLBAR"] = static async page =>
        {
            await ByNavigationAsync(page, "Deals");
            await page.GetByRole(AriaRole.Button, new() { Name = "Extensions" }).ClickAsync();
        },
        ["CRM_DEAL_ROBOT_DESIGNER_TOOLBAR"] = static async page =>
        {
            await ByNavigationAsync(page, "Deals");
            await page.GetByRole(AriaRole.Link, new() { Name = "Automation rules" }).ClickAsync();
        },
        ["IM_CONTEXT_MENU"] = static async page =>
        {
            await ByNavigationAsync(page, "Messenger");
            await page.GetByRole(AriaRole.Button, new() { Name = "Menu of the message" }).First.ClickAsync();
        },
        ["IM_TEXTAREA"] = static page => ByNavigationAsync(page, "Messenger"),
        ["IM_NAVIGATION"] = static page => ByNavigationAsync(page, "Messenger"),
        ["IM_SIDEBAR"] = static page => ByNavigationAsync(page, "Messenger"),
        ["IMMOBILE_CONTEXT_MENU"] = static async page =>
        {
            await ByNavigationAsync(page, "Mobile messenger");
            await page.GetByRole(AriaRole.Button, new() { Name = "Apps" }).ClickAsync();
        },
        ["LEFT_MENU"] = static page => Task.CompletedTask,
        ["TASK_LIST_CONTEXT_MENU"] = static async page =>
        {
            await ByNavigationAsync(page, "Tasks");
            await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Button).First.ClickAsync();
        },
        ["TASK_USER_LIST_TOOLBAR"] = static async page =>
        {
            await ByNavigationAsync(page, "Tasks");
            await page.GetByRole(AriaRole.Button, new() { Name = "Extensions" }).ClickAsync();
        },
        ["TASK_GROUP_LIST_TOOLBAR"] = static page => OpenGroupTasksMenuAsync(page, "Extensions"),
        ["TASK_ROBOT_DESIGNER_TOOLBAR"] = static page => OpenGroupTasksMenuAsync(page, "Automation rules"),
        ["SONET_GROUP_ROBOT_DESIGNER_TOOLBAR"] = static page => OpenGroupTasksMenuAsync(page, "Automation rules"),
        ["SONET_GROUP_TOOLBAR"] = static page => OpenGroupTasksMenuAsync(page, "Workgroup"),
        ["SONET_GROUP_DETAIL_TAB"] = static async page =>
        {
            await ByNavigationAsync(page, "Workgroups");
            await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        },
        ["TASK_VIEW_TAB"] = OpenTaskAsync,
        ["TASK_VIEW_TOP_PANEL"] = OpenTaskAsync,
        ["TELEPHONY_ANALYTICS_MENU"] = static page => ByNavigationAsync(page, "Call analytics"),
        ["CALL_CARD"] = static page => page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync(),
        ["BI_ANALYTICS_MENU"] = static page => ByNavigationAsync(page, "BI analytics"),
        ["IM_SMILES_SELECTOR"] = static async page =>
        {
            await ByNavigationAsync(page, "Messenger");
            await page.GetByRole(AriaRole.Button, new() { Name = "Emoji" }).ClickAsync();
        },
        ["USER_PROFILE_MENU"] = static page => page.GetByTitle("User menu").ClickAsync(),
        ["USER_PROFILE_TOOLBAR"] = static async page =>
        {
            await ByNavigationAsync(page, "Employees");
            await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Extensions" }).ClickAsync();
        },
    };

    /// <summary>Widgets that open by themselves when the user is there: the last step is not a click on their title.</summary>
    private static readonly Dictionary<string, Func<IPage, Task>> Openers = new()
    {
        ["PAGE_BACKGROUND_WORKER"] = static page => page.ReloadAsync(),
        ["TASK_VIEW_SIDEBAR"] = OpenTaskAsync,
        ["CALL_CARD"] = static page => page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync(),
        ["REST_APP_URI"] = static async page =>
        {
            await ByNavigationAsync(page, "Links to the application");
            await page.GetByRole(AriaRole.Button, new() { Name = "Follow the link" }).ClickAsync();
        },
        ["CRM_DETAIL_SEARCH"] = static async page =>
        {
            await OpenRecordAsync(page, "Deals");
            await page.GetByLabel("Client", new() { Exact = true }).FillAsync("Daisy");
        },
        ["CRM_REQUISITE_AUTOCOMPLETE"] = static async page =>
        {
            await OpenRecordAsync(page, "Companies");
            await page.GetByLabel("Details", new() { Exact = true }).FillAsync("Daisy");
        },
        ["CRM_BANK_DETAIL_AUTOCOMPLETE"] = static async page =>
        {
            await OpenRecordAsync(page, "Companies");
            await page.GetByLabel("Bank details", new() { Exact = true }).FillAsync("044599999");
        },
        ["LANDING_SETTINGS"] = static page => OpenSiteAsync(page, "LANDING_SETTINGS", "Page for settings", "Settings"),
        ["LANDING_BLOCK"] = static page => OpenSiteAsync(page, "LANDING_BLOCK", "Page for blocks", "Actions"),
        ["SETTING_CONNECTOR"] = static async page =>
        {
            await ByNavigationAsync(page, "Contact center");
            await page.GetByRole(AriaRole.Link, new() { Name = "Connector of an open channel" }).ClickAsync();
            await page.GetByLabel("Page of the connector").FillAsync("/widgets/silent/SETTING_CONNECTOR");
            await page.GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        },
    };

    [Fact]
    public async Task Every_documented_request_comes_by_clicks()
    {
        await using PortalVisit visit = await PortalVisit.StartAsync(chromium);
        foreach (string placement in DocumentedRequest.All.Select(static request => request.Placement).Distinct())
        {
            if (placement != "SETTING_CONNECTOR")
            {
                await visit.BindAsync(placement);
            }
        }

        await visit.BeginAsync();
        List<string> wrong = [];
        foreach (DocumentedRequest documented in DocumentedRequest.All)
        {
            try
            {
                WidgetOpening opening = await OpenAsync(visit, documented.Placement);
                wrong.AddRange(Differences(documented, opening));
            }
            catch (Exception exception) when (exception is PlaywrightException or TimeoutException or KeyNotFoundException)
            {
                wrong.Add($"{documented}: {exception.Message.Split('\n')[0]}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>What Bitrix24's documentation shows no request of.</summary>
    [Fact]
    public async Task What_has_no_documented_request_is_reached_by_clicks_too()
    {
        await using PortalVisit visit = await PortalVisit.StartAsync(chromium);
        await visit.BindAsync("BI_ANALYTICS_MENU");
        await visit.BindAsync("IM_SMILES_SELECTOR");
        await visit.BeginAsync();

        WidgetOpening report = await OpenAsync(visit, "BI_ANALYTICS_MENU");
        WidgetOpening emoji = await OpenAsync(visit, "IM_SMILES_SELECTOR");
        WidgetOpening settings = await OpenAsync(visit, "LANDING_SETTINGS");
        WidgetOpening block = await OpenAsync(visit, "LANDING_BLOCK");

        Assert.Equal(("GET", 0, 0), (report.Method, report.Query.Count, report.Form.Count));
        Assert.Equal(("POST", "IM_SMILES_SELECTOR"), (emoji.Method, emoji.Form["PLACEMENT"]));
        Assert.Equal("LANDING_SETTINGS", settings.Form["PLACEMENT"]);
        Assert.Equal("""{"SITE_ID":"3","LID":"7"}""", settings.Form["PLACEMENT_OPTIONS"]);
        Assert.Equal("LANDING_BLOCK_01.big_with_text", block.Form["PLACEMENT"]);
    }

    private static async Task<WidgetOpening> OpenAsync(PortalVisit visit, string placement)
    {
        await visit.ReturnAsync();
        Func<Task> open;
        if (Openers.TryGetValue(placement, out Func<IPage, Task>? opener))
        {
            open = () => opener(visit.Page);
        }
        else
        {
            await Ways[placement](visit.Page);
            open = () => visit.Page.Locator($"[data-placement={placement}]:visible").First.ClickAsync();
        }

        return await visit.OpeningByAsync($"silent/{placement}", open);
    }

    /// <summary>
    /// What a handler received otherwise than documented: names of fields, and the keys of PLACEMENT_OPTIONS with their kinds.
    /// </summary>
    private static IEnumerable<string> Differences(DocumentedRequest documented, WidgetOpening opening)
    {
        JsonObject expected = JsonNode.Parse(documented.PlacementOptions)!.AsObject();
        JsonObject actual = JsonNode.Parse(opening.Form["PLACEMENT_OPTIONS"])!.AsObject();
        (string What, IEnumerable<string> Expected, IEnumerable<string> Actual)[] parts =
        [
            ("method", ["POST"], [opening.Method]),
            ("query", documented.Query.Keys, opening.Query.Keys),
            ("form", documented.Body.Keys, opening.Form.Keys),
            ("placement", [documented.Placement], [opening.Form["PLACEMENT"]]),
            ("options", Kinds(expected), Kinds(actual)),
        ];
        return parts
            .Where(static part => !part.Expected.Order(StringComparer.Ordinal).SequenceEqual(part.Actual.Order(StringComparer.Ordinal)))
            .Select(part =>
                $"{documented}, {part.What}: {string.Join(' ', part.Expected)} is documented, {string.Join(' ', part.Actual)} came.");
    }

    /// <summary>Parameters of links are the user's own: any will do.</summary>
    private static IEnumerable<string> Kinds(JsonObject options) => options
        .Where(static option => !NamedBesideExamples.Contains(option.Key))
        .Select(static option => option.Key is "test" or "docId" ? "parameter" : $"{option.Key}:{option.Value?.GetValueKind()}")
        .Distinct();

    private static Task ByNavigationAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Main menu" })
            .GetByRole(AriaRole.Link, new() { Name = name, Exact = true })
            .ClickAsync();

    private static async Task OpenSiteAsync(IPage page, string placement, string label, string button)
    {
        await ByNavigationAsync(page, "Sites");
        await page.GetByLabel(label).FillAsync($"/widgets/silent/{placement}");
        await page.Locator("form", new() { Has = page.GetByLabel(label) }).GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
    }

    private static async Task OpenRecordAsync(IPage page, string list)
    {
        await ByNavigationAsync(page, list);
        await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Tab, new() { Name = "General" })).ToBeVisibleAsync();
    }

    private static async Task OpenRecordMenuAsync(IPage page, string menu)
    {
        await OpenRecordAsync(page, "Deals");
        await page.GetByRole(AriaRole.Button, new() { Name = menu, Exact = true }).ClickAsync();
    }

    private static async Task OpenGroupTasksMenuAsync(IPage page, string menu)
    {
        await ByNavigationAsync(page, "Workgroups");
        await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = "Tasks" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = menu, Exact = true }).ClickAsync();
    }

    private static async Task OpenTaskAsync(IPage page)
    {
        await ByNavigationAsync(page, "Tasks");
        await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
    }
}
