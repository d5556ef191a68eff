using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>Bitrix24's SDK in a widget of the portal's own page.</summary>
public sealed class PortalPageTests(Chromium chromium)
{
    private const string Tab = "CRM_DEAL_DETAIL_TAB";

    [Fact]
    public async Task An_administrator_installs_the_application_by_its_installer()
    {
        await using PortalVisit visit = await PortalVisit.StartAsync(chromium, isInstalled: false);
        await visit.BeginAsync("/marketplace/app/1/");
        IFrame installer = await visit.FrameAsync("sdk/install");
        Assert.True(await installer.EvaluateAsync<bool>("() => ready.then(() => b24.isInstallMode && b24.isFirstRun)"));

        await visit.OpeningByAsync("sdk/main", () => installer.EvaluateAsync("() => { b24.installFinish(); }"));

        Assert.True(visit.Portal.IsInstalled);
        IFrame main = await visit.FrameAsync("sdk/main");
        Assert.False(await main.EvaluateAsync<bool>("() => ready.then(() => b24.isInstallMode || b24.isFirstRun)"));
    }

    [Fact]
    public async Task A_widget_in_a_card_uses_dialogs_sliders_options_and_tokens()
    {
        await using PortalVisit visit = await PortalVisit.StartAsync(chromium);
        await visit.BindAsync(Tab, "sdk");
        await visit.BeginAsync("/crm/deal/details/1/");
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = Tab }).ClickAsync();
        IFrame widget = await visit.FrameAsync($"sdk/{Tab}");
        await widget.EvaluateAsync("() => ready.then(() => true)");

        await widget.EvaluateAsync("() => { b24.dialog.selectUser().then(hear('user')); }");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Select" }).ClickAsync();
        await widget.WaitForFunctionAsync("() => heard.length === 1");
        Assert.Equal($"{visit.Portal.Administrator.Id}", await widget.EvaluateAsync<string>("() => heard[0][1].id"));

        await widget.EvaluateAsync("() => { b24.slider.openSliderAppPage({ deal: '17', bx24_title: 'More' }).then(hear('closed')); }");
        IFrame inner = await visit.FrameAsync("sdk/main");
        Assert.Equal("17", await inner.EvaluateAsync<string>("() => ready.then(() => b24.placement.options.deal)"));
        Assert.Equal("DEFAULT", await inner.EvaluateAsync<string>("() => b24.placement.title"));
        await inner.EvaluateAsync("() => { b24.slider.closeSliderAppPage(); }");
        await widget.WaitForFunctionAsync("() => heard.length === 2");

        await widget.EvaluateAsync("() => { b24.slider.openPath(b24.slider.getUrl('/crm/company/details/1/'), 900).then(hear('path')); }");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await widget.WaitForFunctionAsync("() => heard.length === 3");
        Assert.True(await widget.EvaluateAsync<bool>("() => heard[2][1].isClose"));

        Assert.Equal("7", await widget.EvaluateAsync<string>(
            "() => b24.parent.message.send('setAppOption', { name: 'rate', value: '7' }).then(options => options.rate)"));
        Assert.Equal("7", (string?)(await visit.CallAsync("app.option.get", new JsonObject { ["option"] = "rate" })));
        Assert.True(await widget.EvaluateAsync<bool>(
            """
            async () => {
              const before = b24.auth.getAuthData().access_token;
              const after = (await b24.auth.refreshAuth()).access_token;
              const answer = await b24.actions.v2.call.make({ method: 'user.admin' });
              return before !== after && answer.getData().result;
            }
            """));
    }

    [Fact]
    public async Task The_overview_leads_to_each_widget_and_a_card_shows_client_and_stage()
    {
        await using PortalVisit visit = await PortalVisit.StartAsync(chromium);
        await visit.BindAsync("LEFT_MENU");
        await visit.BindAsync("CALL_CARD");
        await visit.BindAsync(Tab);
        ILocator main = visit.Page.GetByRole(AriaRole.Main);
        await visit.BeginAsync();

        await visit.OpeningByAsync(
            "silent/LEFT_MENU", () => main.GetByRole(AriaRole.Link, new() { Name = "Main menu" }).ClickAsync());
        await visit.ReturnAsync();
        await visit.OpeningByAsync(
            "silent/CALL_CARD", () => main.GetByRole(AriaRole.Button, new() { Name = "Let a client call" }).ClickAsync());
        await visit.ReturnAsync();
        WidgetOpening tab = await visit.OpeningByAsync(
            $"silent/{Tab}", () => main.GetByRole(AriaRole.Link, new() { Name = "Tab of the card: Deal" }).ClickAsync());
        Assert.Equal("/crm/deal/details/1/", (string?)JsonNode.Parse(tab.Form["PLACEMENT_OPTIONS"])!["URI"]);

        await visit.Page.SetViewportSizeAsync(400, 760);
        await visit.BeginAsync("/crm/deal/details/1/");
        await Assertions.Expect(main.GetByRole(AriaRole.Link, new() { Name = "Fjordline Roofing" })).ToBeVisibleAsync();
        await Assertions.Expect(main.GetByRole(AriaRole.Link, new() { Name = "Maja Olsen" })).ToBeVisibleAsync();
        await Assertions.Expect(main.Locator(".stage[aria-pressed=true]")).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.True(await main.Locator(".stages").EvaluateAsync<double>("bar => bar.scrollLeft") > 0);
    }

    [Fact]
    public async Task The_error_page_of_a_widget_stays_below_the_explanation()
    {
        await using PortalVisit visit = await PortalVisit.StartAsync(chromium);
        visit.ExpectedProblem = "500";
        await visit.BindAsync(Tab, "failing");
        await visit.BeginAsync("/crm/deal/details/1/");

        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = Tab }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "The application failed (500)" })).ToBeVisibleAsync();
        await Assertions.Expect(
            visit.Page.FrameLocator("iframe.appframe").GetByText("InvalidOperationException: no supplier")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".problem")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_timeline_draws_what_a_hidden_frame_says()
    {
        const string Activity = "CRM_DEAL_DETAIL_ACTIVITY";
        await using PortalVisit visit = await PortalVisit.StartAsync(chromium);
        await visit.CallAsync("placement.bind", new JsonObject
        {
            ["PLACEMENT"] = Activity,
            ["HANDLER"] = new Uri(visit.Widgets.Address, $"/widgets/sdk/{Activity}").AbsoluteUri,
            ["TITLE"] = "Delivery",
            ["OPTIONS"] = new JsonObject { ["useBuiltInInterface"] = "Y" },
        });
        await visit.BeginAsync("/crm/deal/details/1/");
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Delivery" }).ClickAsync();
        IFrame widget = await visit.FrameAsync($"sdk/{Activity}");
        await widget.EvaluateAsync(
            """
            () => ready.then(async () => {
              // First what is heard: the portal answers no binding, but it keeps the order.
              await b24.placement.callCustomBind('bindPrimaryButtonClickCallback', null, () => call('finish'));
              await b24.placement.callCustomBind('bindValueChangeCallback', null, hear('change'));
              await call('setLayout', {
                blocks: { what: { type: 'input', properties: { title: 'What to deliver' } } }, primaryButton: { title: 'Deliver' },
              });
            })
            """);

        await visit.Page.GetByLabel("What to deliver").FillAsync("Tiles");

        // A frame that nobody sees has no animation frames, by which Playwright would wait.
        await widget.WaitForFunctionAsync("() => heard.length === 1", null, new() { PollingInterval = 50 });
        Assert.Equal("Tiles", await widget.EvaluateAsync<string>("() => heard[0][1].value"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Deliver" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByLabel("What to deliver")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Comment" })).ToHaveAttributeAsync(
            "aria-selected", "true");
    }

    [Fact]
    public async Task A_field_of_the_application_is_edited_in_the_card()
    {
        await using PortalVisit visit = await PortalVisit.StartAsync(chromium);
        await visit.CallAsync("userfieldtype.add", new JsonObject
        {
            ["USER_TYPE_ID"] = "colour",
            ["HANDLER"] = new Uri(visit.Widgets.Address, "/widgets/sdk/colour").AbsoluteUri,
            ["TITLE"] = "Colour",
        });
        WidgetOpening shown = await visit.OpeningByAsync("sdk/colour", () => visit.BeginAsync("/crm/deal/details/1/"));
        Assert.Equal("view", (string?)JsonNode.Parse(shown.Form["PLACEMENT_OPTIONS"])!["MODE"]);

        WidgetOpening edited = await visit.OpeningByAsync(
            "sdk/colour", () => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Edit Colour" }).ClickAsync());
        Assert.Equal("edit", (string?)JsonNode.Parse(edited.Form["PLACEMENT_OPTIONS"])!["MODE"]);
        IFrame widget = await visit.FrameAsync("sdk/colour");
        await widget.EvaluateAsync("() => ready.then(() => b24.placement.setValue(['red']))");

        await Assertions.Expect(visit.Page.GetByText("""["red"]""")).ToBeVisibleAsync();
    }
}
