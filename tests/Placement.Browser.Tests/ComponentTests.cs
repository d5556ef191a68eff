using System.Text.Json;
using ComponentSite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>Razor components as widgets on the portal's own page: under a content security policy, without cookies.</summary>
public sealed class ComponentTests(Chromium chromium)
{
    private const string Card = "/widgets/deal-card";
    private const string Counter = "/widgets/deal-counter";
    private const string Frame = "/widgets/deal-frame";

    [Fact]
    public async Task A_card_has_a_title_and_styles_and_saves_its_form()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium);
        IFrame widget = await site.OpenAsync("Card", Card);

        await Assertions.Expect(widget.Locator("h1")).ToHaveTextAsync("Deal 1 of 1");
        Assert.Equal("Deal 1", await widget.TitleAsync());
        await Assertions.Expect(widget.Locator("h1")).ToHaveCSSAsync("color", "rgb(1, 2, 3)");
        await widget.GetByLabel("Text").FillAsync("Bring tiles");
        await widget.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(widget.Locator("#notes")).ToHaveTextAsync("Bring tiles for 1");
        await widget.GetByLabel("Count").FillAsync("3");
        await widget.GetByRole(AriaRole.Button, new() { Name = "Order" }).ClickAsync();
        await Assertions.Expect(widget.Locator("#notes")).ToHaveTextAsync("Bring tiles for 1, 3 ordered");
    }

    [Fact]
    public async Task A_counter_counts_and_speaks_its_user_s_language_in_the_circuit()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium, "de");
        IFrame widget = await site.OpenAsync("Counter", Counter);

        await Assertions.Expect(widget.Locator("#price")).ToHaveTextAsync("1.234,5 de Server");
        await Assertions.Expect(widget.Locator("#deal")).ToHaveTextAsync("Deal 1 of 1");
        await CountAsync(widget);
        await CountAsync(widget);

        await Assertions.Expect(widget.Locator("#count")).ToHaveTextAsync("2");
    }

    [Fact]
    public async Task A_circuit_calls_REST_as_its_user_two_hours_after_its_token_has_expired()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium);
        IFrame widget = await site.OpenAsync("Counter", Counter);
        await ReadyAsync(widget);

        site.SetForward(TimeSpan.FromHours(3));
        await AskAsync(widget);

        await Assertions.Expect(widget.Locator("#name")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task A_circuit_ends_with_its_session()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium);
        site.ExpectedProblem = "Error";
        IFrame widget = await site.OpenAsync("Counter", Counter);
        await ReadyAsync(widget);
        await AskAsync(widget);
        await Assertions.Expect(widget.Locator("#name")).ToHaveTextAsync("1");

        Portal portal = (await site.Services.GetRequiredService<IPortalStore>()
            .FindAsync(site.Portal.MemberId, TestContext.Current.CancellationToken))!;
        await site.Services.GetRequiredService<IWidgetSessions>()
            .RevokeAsync(portal, 1, TestContext.Current.CancellationToken);
        await CountAsync(widget);

        await Assertions.Expect(widget.GetByRole(AriaRole.Alert)).ToHaveTextAsync(
            "The page is no longer up to date. Close it and open it again in Bitrix24.");
        await Assertions.Expect(widget.Locator("#count")).ToHaveTextAsync("0");
    }

    [Fact]
    public async Task A_component_speaks_with_the_portal_around_it()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium);
        IFrame widget = await site.OpenAsync("Counter", Counter);
        await ReadyAsync(widget);

        await ClickAsync(widget, "Choose");
        await site.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Select" }).ClickAsync();
        await Assertions.Expect(widget.Locator("#name")).ToContainTextAsync("1 ");
        await ClickAsync(widget, "Remember");
        await Assertions.Expect(widget.Locator("#name")).ToHaveTextAsync("rate 7");
        await ClickAsync(widget, "List");
        await Assertions.Expect(widget.Locator("#name")).ToContainTextAsync("reloadData");
        await ClickAsync(widget, "Open");
        await site.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(widget.Locator("#name")).ToHaveTextAsync("closed");
    }

    /// <summary>The component of docs/razor-and-blazor.md.</summary>
    [Fact]
    public async Task A_title_is_changed_on_the_portal_as_its_user()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium);
        IFrame widget = await site.OpenAsync("Title", "/widgets/deal-title");
        await Assertions.Expect(widget.GetByLabel("Title")).ToHaveValueAsync("Roof of the harbour hall");

        await widget.GetByLabel("Title").FillAsync("Roof of the museum");
        await ClickAsync(widget, "Save");

        await Assertions.Expect(widget.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved");
        widget = await site.OpenAsync("Title", "/widgets/deal-title");
        await Assertions.Expect(widget.GetByLabel("Title")).ToHaveValueAsync("Roof of the museum");
    }

    [Fact]
    public async Task A_component_in_the_browser_asks_the_application_with_the_ticket_of_the_page()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium);

        // Blazor's script would remember what it has loaded, for components that choose between server and browser.
        site.ExpectedProblem = "localStorage";
        IFrame widget = await site.OpenAsync("Diagram", "/widgets/deal-diagram");

        await ClickAsync(widget, "Ask");

        await Assertions.Expect(widget.Locator("#chart")).ToHaveTextAsync("WebAssembly: deal 1, user 1");
    }

    [Fact]
    public async Task A_component_sets_the_heading_of_its_slider()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium);
        await site.Page.GotoAsync(new Uri(site.Portal.Address, "/crm/deal/details/1/").AbsoluteUri);
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Extensions" }).ClickAsync();
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Counter" }).ClickAsync();
        IFrame widget = await site.FrameAsync(Counter);
        await ReadyAsync(widget);

        await ClickAsync(widget, "Rename");

        await Assertions.Expect(site.Page.GetByRole(AriaRole.Dialog, new() { Name = "Renamed" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_component_has_users_rights_and_records_chosen_in_the_portal_s_dialogs()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium);
        IFrame widget = await site.OpenAsync("Frame", Frame);
        ILocator dialog = site.Page.GetByRole(AriaRole.Dialog);

        await ChooseAsync("Users", "Ada Admin");
        await ExpectAnswerAsync(widget, "Users: 1 Ada Admin");
        await ClickAsync(widget, "Rights");
        await Assertions.Expect(dialog.GetByLabel("All authorized users")).ToBeDisabledAsync();
        await dialog.GetByLabel("Department: Company").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Select" }).ClickAsync();
        await ExpectAnswerAsync(widget, "Rights: D1 Department: Company");
        await ChooseAsync("Records", "Deal: Roof of the harbour hall");
        await ExpectAnswerAsync(widget, "Records: deal 1");

        async Task ChooseAsync(string button, string choice)
        {
            await ClickAsync(widget, button);
            await dialog.GetByLabel(choice).CheckAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Select" }).ClickAsync();
        }
    }

    [Fact]
    public async Task A_component_opens_the_application_in_a_slider_and_gets_what_was_chosen_there()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium);
        IFrame widget = await site.OpenAsync("Frame", Frame);

        await ClickAsync(widget, "Slider");
        IFrameLocator slider = site.Page.FrameLocator("dialog iframe");
        await Assertions.Expect(slider.Locator("#asked")).ToHaveTextAsync("Which?");
        await slider.GetByRole(AriaRole.Button, new() { Name = "Holzhof" }).ClickAsync();
        await ExpectAnswerAsync(widget, "Slider: chosen Holzhof");

        await ClickAsync(widget, "Slider");
        await site.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await ExpectAnswerAsync(widget, "Slider: nothing chosen");
    }

    [Fact]
    public async Task A_component_sizes_scrolls_and_reloads_what_is_around_it_and_renews_the_page_s_token()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium);
        IFrame widget = await site.OpenAsync("Frame", Frame);
        await ClickAsync(widget, "Rate");
        await ExpectAnswerAsync(widget, "Rate: rate 7");
        await ClickAsync(widget, "Command");
        await ExpectAnswerAsync(widget, "Command: answered ");

        string before = await TokenAsync();
        await ClickAsync(widget, "Renew");
        await ExpectAnswerAsync(widget, "Renew: done");
        Assert.NotEqual(before, await TokenAsync());
        await ClickAsync(widget, "Who");
        await ExpectAnswerAsync(widget, "Who: user 1");

        await ClickAsync(widget, "Size");
        await site.Page.WaitForFunctionAsync("() => document.querySelector('iframe.appframe').clientHeight === 654");
        await site.Page.SetViewportSizeAsync(1440, 500);
        await ClickAsync(widget, "Scroll");
        await ExpectAnswerAsync(widget, "Scroll: done");
        await site.Page.RunAndWaitForRequestAsync(
            () => ClickAsync(widget, "Reload"), static request => new Uri(request.Url).AbsolutePath == Frame);

        Task<string> TokenAsync() => widget.EvaluateAsync<string>(
            "async () => (await (await import('/_placement/frame.js')).frame.auth()).access_token");
    }

    [Fact]
    public async Task A_component_sets_the_value_of_a_field_that_is_edited()
    {
        await using ComponentFrame site = await ComponentFrame.StartAsync(chromium);
        using var http = new HttpClient();
        await new BitrixClient(http, site.Portal.IssueTokens()).CallAsync(
            "userfieldtype.add",
            JsonSerializer.SerializeToUtf8Bytes(
                new { USER_TYPE_ID = "colour", HANDLER = new Uri(site.Application, Site.ColourField).AbsoluteUri, TITLE = "Colour" }),
            TestContext.Current.CancellationToken);
        await site.Page.GotoAsync(new Uri(site.Portal.Address, "/crm/deal/details/1/").AbsoluteUri);
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Edit Colour" }).ClickAsync();
        IFrameLocator field = site.Page.FrameLocator($"iframe.appframe[data-handler$='{Site.ColourField}']");
        await Assertions.Expect(field.Locator("#mode")).ToHaveTextAsync("Edit");

        await field.GetByRole(AriaRole.Button, new() { Name = "Red" }).ClickAsync();

        await Assertions.Expect(site.Page.GetByText("""["red"]""")).ToBeVisibleAsync();
    }

    private static Task ExpectAnswerAsync(IFrame widget, string answer) =>
        Assertions.Expect(widget.Locator("#answer")).ToHaveTextAsync(answer);

    private static async Task ReadyAsync(IFrame widget) =>
        await Assertions.Expect(widget.Locator("#price")).ToContainTextAsync("Server");

    private static Task CountAsync(IFrame widget) => ClickAsync(widget, "Count");

    private static Task AskAsync(IFrame widget) => ClickAsync(widget, "Who");

    private static Task ClickAsync(IFrame widget, string name) => widget.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
}
