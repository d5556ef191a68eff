using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>
/// The frame script beside Bitrix24's own SDK, in two frames of one page: what they ask of the page is the same, and so is what they get.
/// </summary>
public sealed class FrameScriptCommandTests(Chromium chromium)
{
    private const string Tab = "CRM_DEAL_DETAIL_TAB";

    [Fact]
    public async Task Commands_of_every_frame_are_those_of_the_SDK()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        Pair pair = await Pair.OpenAsync(host, Tab);
        await host.Page.EvaluateAsync("() => { document.body.style.height = '5000px'; }");
        await host.AnswerAsync("openSlider", "undefined");
        await host.AnswerAsync("closeSlider", "true");
        await host.AnswerAsync("selectUser", "({ multiple }) => multiple ? [{ id: '1' }, { id: '2' }] : { id: '1', name: 'Ada' }");
        await host.AnswerAsync("selectAccess", "[{ id: 'U1', name: 'Ada' }]");
        await host.AnswerAsync("selectCrm", "{ deal: { 0: { id: 'D_17', type: 'deal' } }, contact: [] }");
        await host.AnswerAsync("api/options", "({ kind, name, value }) => ({ of: kind, [name]: value })");

        await pair.AssertSameAsync("b24.parent.resizeWindow(321, 432)", "frame.resize(321, 432)");
        await pair.AssertSameAsync("b24.parent.setTitle('Deal <b>17</b>: \"a:b\"')", "frame.setTitle('Deal <b>17</b>: \"a:b\"')");
        await pair.AssertSameAsync("b24.parent.scrollParentWindow(300)", "frame.scroll(300)");
        await pair.AssertSameAsync("b24.parent.reloadWindow()", "frame.reload()");
        await pair.AssertSameAsync("b24.dialog.selectUser()", "frame.selectUser()");
        await pair.AssertSameAsync("b24.dialog.selectUsers()", "frame.selectUsers()");
        await pair.AssertSameAsync("b24.dialog.selectAccess(['AU'])", "frame.selectAccess(['AU'])");
        await pair.AssertSameAsync("b24.dialog.selectAccess()", "frame.selectAccess()");
        const string Choice = "{ entityType: ['deal', 'contact'], multiple: true, value: { deal: [3] } }";
        await pair.AssertSameAsync($"b24.dialog.selectCRM({Choice})", $"frame.selectCRM({Choice})");
        await pair.AssertSameAsync("b24.options.userSet('view', { a: [1] })", "frame.setUserOption('view', { a: [1] })");
        await pair.AssertSameAsync("b24.options.userGet('view')", "frame.userOption('view')");
        await pair.AssertSameAsync("b24.options.appSet('rate', 7)", "frame.setAppOption('rate', 7)");
        await pair.AssertSameAsync("b24.options.appGet('rate')", "frame.appOption('rate')");
        await pair.AssertSameAsync("b24.slider.closeSliderAppPage()", "frame.closeApplication()");
        await pair.AssertSameAsync("b24.placement.getInterface()", "frame.getInterface()");
        await pair.AssertSameAsync("b24.placement.call('reloadData')", "frame.call('reloadData')");
        await pair.AssertSameAsync("b24.placement.call('noSuchCommand', { a: 1 })", "frame.call('noSuchCommand', { a: 1 })");
        await pair.AssertSameAsync("b24.parent.imCallTo(1, false)", "frame.call('imCallTo', { userId: 1, video: false })");
        await pair.AssertSameAsync("b24.placement.options", "frame.init().then(data => data.PLACEMENT_OPTIONS)");
        await pair.AssertSameAsync("b24.getLang()", "frame.init().then(data => data.LANG)");
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(1640)]
    [InlineData(1000)]
    [InlineData(920)]
    [InlineData(400)]
    public async Task A_path_is_opened_in_a_slider_of_the_wanted_width_as_by_the_SDK(int width)
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        Pair pair = await Pair.OpenAsync(host, Tab);
        await host.AnswerAsync("openSlider", "undefined");

        await pair.AssertSameAsync(
            $"b24.slider.openPath(b24.slider.getUrl('/crm/deal/details/17/?a=b'), {width})",
            $"frame.openPath('/crm/deal/details/17/?a=b', {width})");
        await pair.AssertSameAsync(
            "b24.slider.openPath(b24.slider.getUrl('/crm/deal/details/17/'))", "frame.openPath('/crm/deal/details/17/')");
    }

    [Fact]
    public async Task Values_of_fields_are_written_and_read_as_by_the_SDK()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        Pair pair = await Pair.OpenAsync(host, "USERFIELD_TYPE", "field");
        await host.AnswerAsync("field.get", "['a', 'b']");

        foreach (string value in new[] { "'a:b'", "{ x: 1 }", "null", "''", "0" })
        {
            await pair.AssertSameAsync($"b24.placement.setValue({value})", $"frame.setValue({value})");
        }

        await pair.AssertSameAsync("b24.placement.call('getValue')", "frame.call('getValue')");
    }

    [Fact]
    public async Task The_messengers_text_is_read_and_written_as_by_the_SDK()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        Pair pair = await Pair.OpenAsync(host, "IM_TEXTAREA", "textarea");
        await host.AnswerAsync("textarea.get", "'Hello'");
        const string Written = "'im:setImTextareaContent', { requestId: 'r2', text: 'Hi', withNewLine: true, replace: false }";

        await pair.AssertSameAsync(
            "b24.placement.call('im:getImTextareaContent', { requestId: 'r1' })",
            "frame.call('im:getImTextareaContent', { requestId: 'r1' })");
        await pair.AssertSameAsync($"b24.placement.call({Written})", $"frame.call({Written})");
        Assert.Equal("\"Hello\"", await AskAsync(pair.Frame, "frame.call('im:getImTextareaContent').then(answer => answer.text)"));
    }

    [Fact]
    public async Task Commands_and_events_of_a_call_card_are_those_of_the_SDK()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        Pair pair = await Pair.OpenAsync(host, "CALL_CARD", "callCard");
        await host.AnswerAsync("callCard.status", "{ CALL_ID: 'c1', CRM_ENTITY_ID: 3, CALL_LIST_MODE: false }");

        await pair.AssertSameAsync("b24.placement.getInterface()", "frame.getInterface()");
        await pair.AssertSameAsync("b24.placement.call('getStatus')", "frame.call('getStatus')");
        await pair.AssertSameAsync("b24.placement.call('disableAutoClose')", "frame.call('disableAutoClose')");

        await pair.Sdk.EvaluateAsync("() => { b24.placement.bindEvent('CallCard::CallStateChanged', hear('state')); }");
        await pair.Frame.EvaluateAsync("() => { frame.bindEvent('CallCard::CallStateChanged', hear('state')); }");
        await pair.Frame.EvaluateAsync("() => { window.stop = frame.bindEvent('CallCard::BeforeClose', hear('close')); }");
        Assert.Equal("\"\"", await AskAsync(pair.Frame, "frame.call('enableAutoClose')"));
        Assert.Equal("\"\"", await AskAsync(pair.Sdk, "call('enableAutoClose')"));
        await host.Page.EvaluateAsync(
            "() => ['connecting', 'connected', 'idle'].forEach(state => raise('callCard', 'CallCard::CallStateChanged', state))");
        foreach (IFrame frame in new[] { pair.Sdk, pair.Frame })
        {
            await frame.WaitForFunctionAsync("() => heard.length === 3");
            Assert.Equal("""[["state","connecting"],["state","connected"],["state","idle"]]""", await AskAsync(frame, "heard"));
        }

        await pair.Frame.EvaluateAsync("() => stop()");
        await host.Page.EvaluateAsync(
            "() => { raise('callCard', 'CallCard::BeforeClose'); raise('callCard', 'CallCard::CallStateChanged', 'connected'); }");
        await pair.Frame.WaitForFunctionAsync("() => heard.length === 4");
        Assert.Equal("""["state","connected"]""", await AskAsync(pair.Frame, "heard[3]"));
    }

    [Fact]
    public async Task The_users_token_and_what_it_opens_are_those_of_the_SDK()
    {
        await using HostPage host = await HostPage.StartAsync(chromium, expectedProblem: "status of 40");
        Pair pair = await Pair.OpenAsync(host, Tab);

        foreach (string member in new[] { "domain", "member_id" })
        {
            await pair.AssertSameAsync($"b24.auth.getAuthData().{member}", $"frame.auth().then(auth => auth.{member})");
        }

        await pair.AssertSameAsync(
            "b24.actions.v2.call.make({ method: 'user.admin' }).then(answer => answer.getData().result)",
            "frame.rest('user.admin').then(answer => answer.result)");
        Assert.Equal(
            """["ERROR_METHOD_NOT_FOUND",404]""",
            await AskAsync(pair.Frame, "frame.rest('no.such.method').catch(error => [error.code, error.status])"));
        await pair.AssertSameAsync(
            "b24.auth.refreshAuth().then(auth => auth.domain)", "frame.refreshAuth().then(auth => auth.domain)");
    }

    private static async Task<string> AskAsync(IFrame frame, string expression) => await frame.EvaluateAsync<string>(
        $$"""
        async () => JSON.stringify(await ({{expression}}), (_, value) => value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1)) : value) ?? 'undefined'
        """);

    /// <summary>A frame of each.</summary>
    private sealed record Pair(HostPage Host, IFrame Sdk, IFrame Frame)
    {
        public static async Task<Pair> OpenAsync(HostPage host, string placement, params string[] views)
        {
            await host.ShowAsync(placement, views: views);
            IFrame sdk = host.Widget;
            await host.ShowAsync(placement, views: views, widget: "frame");
            return new Pair(host, sdk, host.Widget);
        }

        /// <summary>Asks both, and gives the answer.</summary>
        public async Task<string> AssertSameAsync(string sdk, string frame)
        {
            (string expected, string expectedCalls) = await AskAsync(Sdk, sdk);
            (string actual, string calls) = await AskAsync(Frame, frame);
            Assert.True((expected, expectedCalls) == (actual, calls), $"{frame}\n{expected} {expectedCalls}\n{actual} {calls}");
            return actual;
        }

        private async Task<(string Answer, string Calls)> AskAsync(IFrame frame, string expression)
        {
            await Host.Page.EvaluateAsync("() => { calls.length = 0; notes.length = 0; }");
            string answer = await FrameScriptCommandTests.AskAsync(frame, expression);
            return (answer, await Host.HostAsync("calls"));
        }
    }
}
