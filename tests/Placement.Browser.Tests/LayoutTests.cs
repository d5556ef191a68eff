using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>The built-in interface: what the page draws for a hidden frame, and what it tells of the user.</summary>
public sealed class LayoutTests(Chromium chromium)
{
    /// <summary>Every type of block.</summary>
    private const string Layout =
        """
        {
          blocks: {
            head: { type: 'text', properties: { value: 'Delivery of <b>14</b> pallets', size: 'xl', bold: true } },
            lines: { type: 'text', properties: { value: 'First\nSecond', multiline: true, color: 'base_50' } },
            hint: { type: 'section', properties: { type: 'warning', blocks: {
              inner: { type: 'text', properties: { value: 'Be careful', color: 'warning' } },
              deeper: { type: 'section', properties: { type: 'withBorder', blocks: {
                deepest: { type: 'text', properties: { value: 'Very', color: 'danger' } } } } },
            } } },
            site: { type: 'link', properties: { text: 'Site', action: { type: 'redirect', uri: '/crm/deal/details/17/' } } },
            ask: { type: 'link', properties: { text: 'Ask', action: { type: 'layoutEvent', value: 'asked' } } },
            help: { type: 'link', properties: { text: 'Help', size: 'sm', action: {
              type: 'openRestApp', value: { page: 'howto' }, sliderParams: { width: 600, title: 'How to' } } } },
            titled: { type: 'withTitle', properties: { title: 'Client', inline: true, titleWidth: 'sm', block: {
              type: 'link', properties: { text: 'Acme', action: { type: 'layoutEvent', value: 'client' } } } } },
            line: { type: 'lineOfBlocks', properties: { blocks: {
              one: { type: 'text', properties: { value: 'one' } },
              two: { type: 'link', properties: { text: 'two', action: { type: 'layoutEvent', value: '2' } } } } } },
            menu: { type: 'dropdownMenu', properties: { values: { '': 'Nothing', a: 'Apples' }, selectedValue: 'a' } },
            name: { type: 'input', properties: { title: 'Name', value: 'Ada', placeholder: 'Who?' } },
            note: { type: 'textarea', properties: { placeholder: 'Note', errorText: 'Too short' } },
            kind: { type: 'select', properties: { title: 'Kind', values: { b: 'Big', s: 'Small' } } },
            all: { type: 'list', properties: { blocks: {
              first: { type: 'text', properties: { value: 'First item' } },
              second: { type: 'lineOfBlocks', properties: { blocks: { x: { type: 'text', properties: { value: 'x' } } } } } } } },
            secret: { type: 'text', visible: false, properties: { value: 'Hidden' } },
          },
          primaryButton: { title: 'Save' },
          secondaryButton: { title: 'Cancel', state: 'disabled' },
        }
        """;

    [Fact]
    public async Task Every_type_of_block_is_drawn_and_told_of()
    {
        await using HostPage host = await OpenAsync();
        await BindAsync(host);
        Assert.Equal("\"\"", await host.AskAsync($"call('setLayout', {Layout})"));
        ILocator view = host.Page.Locator("#activity");

        await Assertions.Expect(view.GetByText("Delivery of <b>14</b> pallets", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(view.GetByText("Very", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(view.GetByText("Hidden")).ToBeHiddenAsync();
        await Assertions.Expect(view.GetByText("Too short")).ToBeVisibleAsync();
        await Assertions.Expect(view.GetByLabel("Name")).ToHaveValueAsync("Ada");
        await Assertions.Expect(view.GetByLabel("Kind")).ToHaveValueAsync("b");
        await Assertions.Expect(view.GetByLabel("menu")).ToHaveValueAsync("a");
        await Assertions.Expect(view.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Assertions.Expect(view.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeDisabledAsync();

        await view.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await view.GetByRole(AriaRole.Button, new() { Name = "Acme" }).ClickAsync();
        await view.GetByLabel("Name").FillAsync("Bob");
        await view.GetByLabel("Kind").SelectOptionAsync("s");
        await view.GetByLabel("menu").SelectOptionAsync("");
        await view.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await host.Page.EvaluateAsync("() => raise('activity', 'entityUpdate')");
        await host.WaitInWidgetAsync("heard.length === 8");

        Assert.Equal(
            Json.List(
                """["event",{"id":"ask","value":"asked"}]""",
                """["event",{"id":"titled","value":"client"}]""",
                """["change",{"id":"name","value":"Bob"}]""",
                """["name",{"id":"name","value":"Bob"}]""",
                """["change",{"id":"kind","value":"s"}]""",
                """["change",{"id":"menu","value":""}]""",
                """["primary",""]""",
                """["update",""]"""),
            await host.AskAsync("heard"));
    }

    [Fact]
    public async Task Links_lead_into_sliders()
    {
        await using HostPage host = await OpenAsync();
        await host.AskAsync($"call('setLayout', {Layout})");

        await host.Page.GetByRole(AriaRole.Link, new() { Name = "Site" }).ClickAsync();
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Help" }).ClickAsync();

        Assert.Equal(
            Json.List(
                """[{"kind":"path","path":"/crm/deal/details/17/?from=rest_placement"}]""",
                """[{"kind":"application","parameters":{"page":"howto","entityTypeId":2,"entityId":17},"width":600,"title":"How to"}]"""),
            await host.CallsAsync("openSlider"));
    }

    [Fact]
    public async Task One_block_changes_without_taking_the_users_place_away()
    {
        await using HostPage host = await OpenAsync();
        await host.AskAsync($"call('setLayout', {Layout})");
        ILocator name = host.Page.GetByLabel("Name");
        await name.FillAsync("Bob");

        await host.AskAsync("call('setLayoutItemState', { id: 'name', properties: { errorText: 'Unknown' } })");
        await Assertions.Expect(host.Page.GetByText("Unknown")).ToBeVisibleAsync();
        await Assertions.Expect(name).ToHaveValueAsync("Bob");
        await Assertions.Expect(name).ToBeFocusedAsync();

        await host.AskAsync("call('setLayoutItemState', { id: 'deepest', properties: { value: 'Deeply' } })");
        await host.AskAsync("call('setLayoutItemState', { id: 'secret', visible: true })");
        await host.AskAsync("call('setLayoutItemState', { id: 'inner', visible: false })");
        await Assertions.Expect(host.Page.GetByText("Deeply")).ToBeVisibleAsync();
        await Assertions.Expect(host.Page.GetByText("Hidden")).ToBeVisibleAsync();
        await Assertions.Expect(host.Page.GetByText("Be careful")).ToBeHiddenAsync();
        await Assertions.Expect(name).ToBeFocusedAsync();

        await host.AskAsync("call('setLayoutItemState', { id: 'nowhere', visible: true })");
        Assert.Equal("1", await host.HostAsync("notes.length"));
    }

    [Fact]
    public async Task Buttons_change_work_locks_and_the_end_empties()
    {
        await using HostPage host = await OpenAsync();
        await host.AskAsync($"call('setLayout', {Layout})");

        await host.AskAsync("call('setPrimaryButtonState', { title: 'Store', state: 'disabled' })");
        await host.AskAsync("call('setSecondaryButtonState', { state: 'normal' })");
        await Assertions.Expect(host.Page.GetByRole(AriaRole.Button, new() { Name = "Store" })).ToBeDisabledAsync();
        await Assertions.Expect(host.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeEnabledAsync();

        await host.AskAsync("call('lock')");
        await Assertions.Expect(host.Page.GetByText("Cancel")).ToBeDisabledAsync();
        await host.AskAsync("call('unlock')");
        await Assertions.Expect(host.Page.GetByText("Cancel")).ToBeEnabledAsync();

        Assert.Equal("\"\"", await host.AskAsync("call('finish')"));
        await Assertions.Expect(host.Page.Locator("#activity")).ToBeEmptyAsync();
        Assert.Equal("[[]]", await host.CallsAsync("activity.finish"));
    }

    [Fact]
    public async Task A_wrong_layout_is_explained_and_what_is_right_is_drawn()
    {
        await using HostPage host = await OpenAsync();
        await host.AskAsync(
            """
            call('setLayout', { blocks: {
              good: { type: 'text', properties: { value: 'Good' } },
              unknown: { type: 'constructor' },
              nothing: null,
              empty: { type: 'text' },
              script: { type: 'link', properties: { text: 'Script', action: { type: 'redirect', value: 'javascript:alert(1)' } } },
              wrong: { type: 'lineOfBlocks', properties: { blocks: { area: { type: 'textarea' } } } },
              again: { type: 'list', properties: { blocks: { good: { type: 'text', properties: { value: 'Twice' } } } } },
            } })
            """);

        await Assertions.Expect(host.Page.GetByText("Good")).ToBeVisibleAsync();
        await Assertions.Expect(host.Page.GetByText("Twice")).ToHaveCountAsync(0);
        await host.Page.GetByText("Script").ClickAsync();
        await host.WaitAsync("notes.some(note => note[0].includes('no web page'))");
        string[] expected = ["unknown type", "no value", "not allowed", "same id"];
        foreach (string problem in expected)
        {
            await host.WaitAsync($"notes.some(note => note[0].includes('{problem}'))");
        }
    }

    [Fact]
    public async Task Blocks_are_legible_and_named_in_every_look()
    {
        await using HostPage host = await OpenAsync();
        await host.AskAsync($"call('setLayout', {Layout})");
        await Assertions.Expect(host.Page.GetByLabel("Name")).ToBeVisibleAsync();

        await Accessibility.ExamineAsync(host.Page, "layout");
    }

    private async Task<HostPage> OpenAsync()
    {
        HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(
            "CRM_DEAL_DETAIL_ACTIVITY", """{"entityTypeId":2,"entityId":17,"useBuiltInInterface":"Y"}""", views: ["activity"]);
        return host;
    }

    private static Task<string> BindAsync(HostPage host) => host.AskAsync(
        """
        Promise.all([
          b24.placement.callCustomBind('bindLayoutEventCallback', null, hear('event')),
          b24.placement.callCustomBind('bindValueChangeCallback', null, hear('change')),
          b24.placement.callCustomBind('bindValueChangeCallback', 'name', hear('name')),
          b24.placement.callCustomBind('bindPrimaryButtonClickCallback', null, hear('primary')),
          b24.placement.callCustomBind('bindSecondaryButtonClickCallback', null, hear('secondary')),
          b24.placement.callCustomBind('bindEntityUpdateCallback', null, hear('update')),
        ])
        """);
}
