using System.Text.Json.Nodes;
using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>The commands and events of each placement that has some.</summary>
public sealed class PlacementCommandTests(Chromium chromium)
{
    /// <summary>What the SDK gets where nobody answers.</summary>
    private const string Unanswered = """{"isSafely":true}""";

    [Fact]
    public async Task A_placement_tells_its_own_commands_and_events()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        (string Placement, string Options, string Commands, string Events)[] all =
        [
            ("DEFAULT", "{}", "", ""),
            ("TASK_VIEW_TAB", "{}", "", ""),
            ("CRM_DEAL_DETAIL_TAB", "{}", "reloadData", ""),
            ("CRM_DYNAMIC_128_LIST_MENU", "{}", "reloadData", ""),
            ("CRM_DEAL_LIST_TOOLBAR", "{}", "", ""),
            ("CRM_LEAD_DETAIL_ACTIVITY", "{}", "reloadData", ""),
            ("CALL_CARD", "{}", "getStatus disableAutoClose enableAutoClose",
                "CallCard::EntityChanged CallCard::BeforeClose CallCard::CallStateChanged"),
            ("CRM_DETAIL_SEARCH", "{}", "crmShowFoundEntities crmShowCreatedEntity", "onCrmEntityIsNeedToCreate"),
            ("USERFIELD_TYPE", "{}", "getValue setValue", ""),
            ("LANDING_BLOCK_24_2", "{}", "refreshBlock", ""),
            ("IM_TEXTAREA", "{}", "im:getImTextareaContent im:setImTextareaContent", ""),
            ("CALENDAR_GRIDVIEW", "{}", "getEvents viewEvent editEvent deleteEvent addEvent",
                "Calendar.customView:refreshEntries Calendar.customView:increaseViewRangeDate "
                + "Calendar.customView:decreaseViewRangeDate Calendar.customView:adjustToDate"),
            ("CRM_DEAL_DETAIL_ACTIVITY", """{"useBuiltInInterface":"Y"}""",
                "reloadData setLayout setLayoutItemState setPrimaryButtonState setSecondaryButtonState bindLayoutEventCallback "
                + "bindValueChangeCallback bindPrimaryButtonClickCallback bindSecondaryButtonClickCallback bindEntityUpdateCallback "
                + "lock unlock finish", ""),
        ];
        foreach ((string placement, string options, string commands, string events) in all)
        {
            await host.ShowAsync(placement, options);

            Assert.Equal(
                (placement, $"\"{commands}\"", $"\"{events}\""),
                (placement,
                    await host.AskAsync("b24.placement.getInterface().then(all => all.command.join(' '))"),
                    await host.AskAsync("b24.placement.getInterface().then(all => all.event.join(' '))")));
        }
    }

    [Fact]
    public async Task A_list_or_a_form_is_loaded_again()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "CRM_CONTACT_LIST_MENU");

        Assert.Equal("\"\"", await host.AskAsync("call('reloadData')"));
        Assert.Equal("[[]]", await host.CallsAsync("reloadRecord"));
    }

    [Fact]
    public async Task A_call_card_tells_its_state_and_what_happens_to_it()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "CALL_CARD", "callCard");
        await host.AnswerAsync("callCard.status", "{ CALL_ID: 'c1', CRM_ENTITY_ID: 3, CALL_LIST_MODE: false }");

        Assert.Equal("""{"CALL_ID":"c1","CRM_ENTITY_ID":3,"CALL_LIST_MODE":false}""", await host.AskAsync("call('getStatus')"));
        Assert.Equal("\"\"", await host.AskAsync("call('disableAutoClose')"));
        Assert.Equal("\"\"", await host.AskAsync("call('enableAutoClose')"));
        Assert.Equal("[[false],[true]]", await host.CallsAsync("callCard.setAutoClose"));

        string[] events = ["CallCard::EntityChanged", "CallCard::BeforeClose", "CallCard::CallStateChanged"];
        await BindAsync(host, events);
        await host.Page.EvaluateAsync(
            """
            () => {
              raise('callCard', 'CallCard::EntityChanged', { CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: 3 });
              raise('callCard', 'CallCard::CallStateChanged', 'connected');
              raise('callCard', 'CallCard::BeforeClose');
            }
            """);
        await host.WaitInWidgetAsync("heard.length === 3");

        Assert.Equal(
            Json.List(
                """["CallCard::EntityChanged",{"CRM_ENTITY_TYPE":"CONTACT","CRM_ENTITY_ID":3}]""",
                """["CallCard::CallStateChanged","connected"]""",
                """["CallCard::BeforeClose",""]"""),
            await host.AskAsync("heard"));
    }

    [Fact]
    public async Task An_event_before_the_SDK_listens_is_told_when_it_does()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "CALL_CARD", "callCard");

        await host.Widget.EvaluateAsync("() => { b24.placement.bindEvent('CallCard::CallStateChanged', hear('state')); }");
        Assert.Equal("\"\"", await host.AskAsync("call('enableAutoClose')"));
        await host.Page.EvaluateAsync(
            "() => ['connecting', 'connected', 'idle'].forEach(state => raise('callCard', 'CallCard::CallStateChanged', state))");
        await host.WaitInWidgetAsync("heard.length === 3");

        Assert.Equal("""[["state","connecting"],["state","connected"],["state","idle"]]""", await host.AskAsync("heard"));
    }

    [Fact]
    public async Task An_event_that_the_placement_does_not_have_is_ignored()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "CALL_CARD", "callCard");

        Assert.Equal(Unanswered, await host.AskAsync("b24.placement.bindEvent('CallCard::NoSuchEvent', hear('never'))"));
        Assert.Equal("""{"placement":"CALL_CARD","event":"CallCard::NoSuchEvent"}""", await host.HostAsync("notes[0][1]"));
    }

    [Fact]
    public async Task The_calendar_carries_out_commands_and_tells_of_its_range()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "CALENDAR_GRIDVIEW", "calendar");
        await host.AnswerAsync("calendar.getEvents", "[{ id: 5 }]");

        Assert.Equal(
            """[{"id":5}]""", await host.AskAsync("call('getEvents', { dateFrom: '2026-08-01', dateTo: '2026-09-01' })"));
        Assert.Equal("\"\"", await host.AskAsync("call('viewEvent', { id: '5', dateFrom: '2026-08-03' })"));
        Assert.Equal("\"\"", await host.AskAsync("call('editEvent', { uid: 'u' })"));
        Assert.Equal("\"\"", await host.AskAsync("call('deleteEvent', { id: '5' })"));
        Assert.Equal("\"\"", await host.AskAsync("call('addEvent')"));
        Assert.Equal(
            Json.List(
                """["calendar.getEvents",{"dateFrom":"2026-08-01","dateTo":"2026-09-01"}]""",
                """["calendar.viewEvent",{"id":"5","dateFrom":"2026-08-03"}]""",
                """["calendar.editEvent",{"uid":"u"}]""",
                """["calendar.deleteEvent",{"id":"5"}]""",
                """["calendar.addEvent",{}]"""),
            await host.HostAsync("calls"));

        string[] events = [.. new[] { "refreshEntries", "increaseViewRangeDate", "decreaseViewRangeDate", "adjustToDate" }
            .Select(static name => $"Calendar.customView:{name}")];
        await BindAsync(host, events);
        await host.Page.EvaluateAsync(
            """
            () => {
              for (const name of ['refreshEntries', 'increaseViewRangeDate', 'decreaseViewRangeDate']) {
                raise('calendar', `Calendar.customView:${name}`, {});
              }
              raise('calendar', 'Calendar.customView:adjustToDate', '2026-08-15');
            }
            """);
        await host.WaitInWidgetAsync("heard.length === 4");

        Assert.Equal("""["Calendar.customView:adjustToDate","2026-08-15"]""", await host.AskAsync("heard[3]"));
        Assert.Equal("[{},{},{}]", await host.AskAsync("heard.slice(0, 3).map(event => event[1])"));
    }

    [Theory]
    [InlineData("CRM_DETAIL_SEARCH")]
    [InlineData("CRM_REQUISITE_AUTOCOMPLETE")]
    [InlineData("CRM_BANK_DETAIL_AUTOCOMPLETE")]
    public async Task A_search_exchanges_what_it_finds_and_what_the_user_takes(string placement)
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, placement, "search");

        await BindAsync(host, ["onCrmEntityIsNeedToCreate"]);
        Assert.Equal("\"\"", await host.AskAsync("call('crmShowFoundEntities', { data: [{ id: 7, name: 'Acme' }, null] })"));
        Assert.Equal("\"\"", await host.AskAsync("call('crmShowFoundEntities', { data: 'nothing' })"));
        await host.Page.EvaluateAsync("() => raise('search', 'onCrmEntityIsNeedToCreate', { id: 7, name: 'Acme' })");
        await host.WaitInWidgetAsync("heard.length === 1");
        Assert.Equal(
            "\"\"",
            await host.AskAsync("call('crmShowCreatedEntity', { entityType: 'company', id: 9, title: 'Acme', fields: { RQ_INN: '1' } })"));

        Assert.Equal(
            "true", await host.AskAsync("heard[0][1].appSid === b24.getAppSid() && heard[0][1].data.name === 'Acme'"));
        Assert.Equal("""[[[{"id":7,"name":"Acme"}]],[[]]]""", await host.CallsAsync("search.showFound"));
        Assert.Equal(
            """[[{"entityType":"company","id":9,"title":"Acme","fields":{"RQ_INN":"1"}}]]""", await host.CallsAsync("search.showCreated"));
    }

    [Fact]
    public async Task A_field_is_read_and_written_where_it_is_edited()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "USERFIELD_TYPE", "field");
        await host.AnswerAsync("field.get", "['a', 'b']");

        Assert.Equal("""["a","b"]""", await host.AskAsync("call('getValue')"));
        Assert.Equal(
            """["","","",""]""",
            await host.AskAsync(
                "(async () => [await b24.placement.setValue('a:b'), await b24.placement.setValue({ x: 1 }), "
                + "await b24.placement.setValue(null), await call('setValue', { value: '[1]' })])()"));
        Assert.Equal("""[["a:b"],[{"x":1}],[null],[[1]]]""", await host.CallsAsync("field.set"));

        // The SDK makes no JSON of an empty value.
        Assert.Equal(Unanswered, await host.AskAsync("call('setValue', { value: '' })"));
        Assert.Equal("4", await host.HostAsync("calls.filter(call => call[0] === 'field.set').length"));
    }

    [Fact]
    public async Task A_field_that_is_only_shown_stays_as_it_is()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync("USERFIELD_TYPE", views: ["field"], surroundings: new JsonObject { ["fieldMode"] = "view" });

        Assert.Equal(Unanswered, await host.AskAsync("b24.placement.setValue('a')"));
        Assert.Equal("[]", await host.CallsAsync("field.set"));
        Assert.Equal("1", await host.HostAsync("notes.length"));
    }

    [Fact]
    public async Task The_messengers_text_is_read_and_written_by_commands_with_an_id()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "IM_TEXTAREA", "textarea");
        await host.AnswerAsync("textarea.get", "'Hello'");

        Assert.Equal(
            """{"requestId":"r1","text":"Hello"}""", await host.AskAsync("call('im:getImTextareaContent', { requestId: 'r1' })"));
        Assert.Equal(
            """{"requestId":"r2","success":true}""",
            await host.AskAsync("call('im:setImTextareaContent', { requestId: 'r2', text: 'Hi', withNewLine: true, replace: false })"));
        Assert.Equal("""[["Hi",{"withNewLine":true,"replace":false}]]""", await host.CallsAsync("textarea.set"));
        Assert.Equal(
            """{"message":"A requestId is required."}""", await host.AskAsync("call('im:getImTextareaContent')"));

        await host.ShowAsync("IM_SIDEBAR");
        Assert.Contains(
            "\"message\"", await host.AskAsync("call('im:getImTextareaContent', { requestId: 'r3' })"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocks_of_sites_and_settings_of_robots_have_a_command_each()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "LANDING_BLOCK_24_2", "block");
        Assert.Equal("\"\"", await host.AskAsync("call('refreshBlock', { id: '12' })"));
        Assert.Equal("""[["12"]]""", await host.CallsAsync("block.refresh"));

        await host.ShowAsync("DEFAULT", views: ["properties"]);
        Assert.Equal("\"\"", await host.AskAsync("call('setPropertyValue', { text: 'a', many: ['b', 'c'] })"));
        Assert.Equal("""[[{"text":"a","many":["b","c"]}]]""", await host.CallsAsync("properties.set"));
    }

    [Fact]
    public async Task A_background_worker_has_no_card_until_a_call_of_its_own_begins()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "PAGE_BACKGROUND_WORKER", "phone");
        await BindAsync(host, ["BackgroundCallCard::initialized"]);

        Assert.Equal(
            """[{"result":"error","errorCode":"Call card is undefined"}]""",
            await host.AskAsync("call('CallCardSetMute', { muted: true })"));
        Assert.Equal("12", await host.AskAsync("call('CallCardGetListUiStates').then(states => states.length)"));

        await host.Page.EvaluateAsync("() => phone.open({ CALL_ID: 'c1', CALL_DIRECTION: 'incoming', CRM_ENTITY_ID: 0 })");
        await host.WaitInWidgetAsync("heard.length === 1");
        Assert.Equal(
            """[["BackgroundCallCard::initialized",{"CALL_ID":"c1","CALL_DIRECTION":"incoming","CRM_ENTITY_ID":0}]]""",
            await host.AskAsync("heard"));
        Assert.Equal("""["answerButtonClick","skipButtonClick"]""", await host.HostAsync("phone.card.buttons"));
    }

    [Fact]
    public async Task A_background_worker_leads_a_call()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "PAGE_BACKGROUND_WORKER", "phone");
        await host.Page.EvaluateAsync("() => phone.open({ CALL_ID: 'c1', CALL_DIRECTION: 'outgoing' })");
        string[] events = ["muteButtonClick", "holdButtonClick", "hangupButtonClick", "transferButtonClick", "entityChanged"];
        await BindAsync(host, [.. events.Select(static name => $"BackgroundCallCard::{name}")]);

        // Already so: said at once, and no button is pressed.
        Assert.Equal("[]", await host.AskAsync("call('CallCardSetMute', { muted: false })"));
        Assert.Equal("\"\"", await host.AskAsync("call('CallCardSetMute', { muted: true })"));
        Assert.Equal("\"\"", await host.AskAsync("call('CallCardSetHold', { held: true })"));
        Assert.Equal("\"\"", await host.AskAsync("call('CallCardSetCardTitle', { title: 'Acme' })"));
        Assert.Equal("\"\"", await host.AskAsync("call('CallCardSetStatusText', { statusText: 'talking' })"));
        Assert.Equal(
            """[{"result":"error","errorCode":"Invalid ui state"}]""",
            await host.AskAsync("call('CallCardSetUiState', { uiState: 'constructor' })"));

        Assert.Equal("\"\"", await host.AskAsync("call('CallCardSetUiState', { uiState: 'connected' })"));
        Assert.Equal(
            """["connected","Acme","talking",true,true,true]""",
            await host.HostAsync(
                "(({ uiState, title, statusText, isMuted, isHeld, timer }) => "
                + "[uiState, title, statusText, isMuted, isHeld, timer.isRunning])(phone.card)"));
        await host.AskAsync("call('CallCardSetUiState', { uiState: 'transferring' })");
        Assert.Equal("true", await host.HostAsync("phone.card.timer.isRunning"));
        Assert.Equal(Unanswered, await host.AskAsync("call('CallCardStopTimer')"));
        Assert.Equal("[true,false]", await host.HostAsync("[phone.card.timer.isShown, phone.card.timer.isRunning]"));
        await host.AskAsync("call('CallCardSetUiState', { uiState: 'connected', disableAutoStartTimer: true })");
        Assert.Equal("[false,false]", await host.HostAsync("[phone.card.timer.isShown, phone.card.timer.isRunning]"));

        await host.Page.EvaluateAsync(
            """
            () => {
              phone.press('muteButtonClick');
              phone.press('transferButtonClick', { phoneNumber: '+1', target: 'x' });
              phone.press('hangupButtonClick');
              phone.changeEntity({ CRM_ENTITY_TYPE: 'DEAL', CRM_ENTITY_ID: 5 });
            }
            """);
        await host.WaitInWidgetAsync("heard.length === 6");
        Assert.Equal(
            Json.List(
                """["muteButtonClick",true]""",
                """["holdButtonClick",true]""",
                """["muteButtonClick",false]""",
                """["transferButtonClick",{"phoneNumber":"+1","target":"x"}]""",
                """["hangupButtonClick",""]""",
                """["entityChanged",{"CRM_ENTITY_TYPE":"DEAL","CRM_ENTITY_ID":5}]"""),
            await host.AskAsync("heard.map(([name, value]) => [name.split('::')[1], value])"));

        Assert.Equal("\"\"", await host.AskAsync("call('CallCardClose')"));
        Assert.Equal("null", await host.HostAsync("phone.card"));
    }

    [Fact]
    public async Task A_command_that_nothing_around_the_frame_carries_out_is_explained()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "CALENDAR_GRIDVIEW");

        Assert.Equal(Unanswered, await host.AskAsync("call('addEvent')"));
        Assert.Equal("""{"placement":"CALENDAR_GRIDVIEW"}""", await host.HostAsync("notes[0][1]"));
    }

    /// <summary>Binds as the SDK does, whose promise ends after 900 ms: nobody answers a binding.</summary>
    private static async Task BindAsync(HostPage host, IReadOnlyCollection<string> events)
    {
        string names = new JsonArray([.. events.Select(static name => (JsonNode)name)]).ToJsonString();
        Assert.Equal(
            $"[{string.Join(',', events.Select(static _ => Unanswered))}]",
            await host.AskAsync($"Promise.all({names}.map(name => b24.placement.bindEvent(name, hear(name))))"));
    }
}
