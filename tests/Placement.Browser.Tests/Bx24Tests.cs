using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>
/// A widget with BX24.js, which only portals publish: a client of the tests says what it says on the wire, empty slots and text/plain above
/// all.
/// </summary>
public sealed class Bx24Tests(Chromium chromium)
{
    private const string Tab = "CRM_DEAL_DETAIL_TAB";

    [Fact]
    public async Task Commands_with_empty_slots_are_understood()
    {
        await using HostPage host = await OpenAsync(Tab);
        await host.AnswerAsync("selectUser", "({ multiple, title }) => [{ id: '1', multiple, title }]");
        await host.AnswerAsync("api/options", "({ name, value }) => ({ [name]: value })");

        Assert.Equal($"\"{Tab}\"", await host.AskAsync("auth.PLACEMENT"));
        Assert.Equal("""["AUTH_ID","AUTH_EXPIRES","REFRESH_ID"]""", await host.AskAsync("ask('refreshAuth', {}).then(Object.keys)"));
        Assert.Equal("""{"install":true}""", await host.AskAsync("ask('setInstall', { install: true })"));
        Assert.Equal("""{"title":"a:b"}""", await host.AskAsync("ask('setTitle', { title: 'a:b' })"));
        Assert.Equal("""{"width":100,"height":200}""", await host.AskAsync("ask('resizeWindow', { width: 'wide', height: '200' })"));
        Assert.Equal(
            """[{"id":"1","multiple":true,"title":"Who?"}]""",
            await host.AskAsync("ask('selectUser', { title: 'Who?', mult: true })"));
        Assert.Equal("""{"rate":"7"}""", await host.AskAsync("ask('setAppOption', { name: 'rate', value: '7' })"));
        Assert.Equal("[]", await host.AskAsync("ask('reloadData')"));
        Assert.Equal("""{"command":["reloadData"],"event":[]}""", await host.AskAsync("ask('getInterface')"));
        Assert.Equal("[]", await host.AskAsync("ask('openApplication', { deal: 17 })"));
        Assert.Equal("""{"result":"close"}""", await host.AskAsync("ask('openPath', { path: '/crm/deal/details/17/' })"));
    }

    [Fact]
    public async Task Without_a_callback_a_command_is_carried_out_and_not_answered()
    {
        await using HostPage host = await OpenAsync(Tab);

        await host.Widget.EvaluateAsync("() => { say('setTitle', { title: 'silent' }); say('reloadData'); }");
        await host.WaitAsync("calls.length === 2");

        Assert.Equal("""[["setTitle","silent"],["reloadRecord"]]""", await host.HostAsync("calls"));
        Assert.Equal("[]", await host.HostAsync("notes"));
    }

    [Fact]
    public async Task Events_come_to_the_callback_each_time()
    {
        await using HostPage host = await OpenAsync("CALL_CARD", "callCard");

        await host.Widget.EvaluateAsync(
            "() => { window.heard = []; say('placementBindEvent', { event: 'CallCard::CallStateChanged' }, state => heard.push(state)); }");
        Assert.Equal("[]", await host.AskAsync("ask('enableAutoClose')"));
        await host.Page.EvaluateAsync(
            "() => ['connecting', 'connected'].forEach(state => raise('callCard', 'CallCard::CallStateChanged', state))");
        await host.WaitInWidgetAsync("heard.length === 2");

        Assert.Equal("""["connecting","connected"]""", await host.AskAsync("heard"));
    }

    [Fact]
    public async Task Calls_as_plain_text_need_no_permission()
    {
        await using HostPage host = await OpenAsync(Tab);
        List<string> methods = [];
        host.Page.Request += (_, request) => methods.Add(request.Method);

        Assert.Equal("true", await host.AskAsync("callMethod('user.admin').then(answer => answer.result)"));
        Assert.Equal(
            "true", await host.AskAsync("callMethod('batch', { 'cmd[admin]': 'user.admin' }).then(answer => answer.result.result.admin)"));
        Assert.DoesNotContain("OPTIONS", methods);
    }

    private async Task<HostPage> OpenAsync(string placement, params string[] views)
    {
        HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(placement, views: views, widget: "bx24");
        return host;
    }
}
