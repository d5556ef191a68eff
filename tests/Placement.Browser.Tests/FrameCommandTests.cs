using System.Text.Json.Nodes;
using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>The commands of every frame, as Bitrix24's own SDK sends them.</summary>
public sealed class FrameCommandTests(Chromium chromium)
{
    private const string Tab = "CRM_DEAL_DETAIL_TAB";

    [Fact]
    public async Task A_widget_is_opened_by_a_form_and_learns_where_it_is()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);

        WidgetOpening opening = host.Widgets.Openings.Single();
        Assert.Equal("POST", opening.Method);
        Assert.Equal(Tab, opening.Form["PLACEMENT"]);
        Assert.Equal("""{"ID":"17"}""", opening.Form["PLACEMENT_OPTIONS"]);
        Assert.Equal($"\"{Tab}\"", await host.AskAsync("b24.placement.title"));
        Assert.Equal("""{"ID":"17"}""", await host.AskAsync("b24.placement.options"));
        Assert.Equal("\"en\"", await host.AskAsync("b24.getLang()"));
        Assert.Equal("true", await host.AskAsync("b24.auth.isAdmin"));
        Assert.Equal($"\"{opening.Query["APP_SID"]}\"", await host.AskAsync("b24.getAppSid()"));
        Assert.Equal($"\"{opening.Form["AUTH_ID"]}\"", await host.AskAsync("b24.auth.getAuthData().access_token"));
        Assert.Equal("0", await host.HostAsync("document.forms.length"));
        Assert.DoesNotContain(opening.Form["AUTH_ID"], await host.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_keeps_no_cookies_of_a_frame()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);
        await host.ShowAsync(Tab);

        Assert.All(host.Widgets.Openings, static opening => Assert.Equal("", opening.Cookie));
        Assert.Equal(2, host.Widgets.Openings.Count);
    }

    [Fact]
    public async Task A_first_run_is_told_once_and_its_end_is_answered()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync("DEFAULT", change: static opening => opening["init"]!["FIRST_RUN"] = true);

        Assert.Equal("true", await host.AskAsync("b24.isFirstRun"));

        Assert.Equal("false", await host.AskAsync("b24.parent.message.send('getInitData', {}).then(data => data.FIRST_RUN)"));
    }

    [Fact]
    public async Task The_installer_finishes_the_installation_once()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync("DEFAULT", change: static opening => opening["init"]!["INSTALL"] = true);
        await host.AnswerAsync("api/finish", "{}");

        await host.Widget.EvaluateAsync("() => { b24.installFinish(); b24.installFinish(); }");
        await host.WaitAsync("notes.length === 1 && calls.some(call => call[0] === 'reload')");

        Assert.Equal("""[[{"value":true}]]""", await host.CallsAsync("api/finish"));
        Assert.Equal("[[]]", await host.CallsAsync("reload"));
    }

    [Fact]
    public async Task A_widget_that_is_no_installer_finishes_nothing()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "DEFAULT");

        Assert.Equal(
            "\"JSSDK_FRAME_INSTALL_ALREADY_FINISHED\"", await host.AskAsync("b24.installFinish().catch(error => error.code)"));
        await host.Widget.EvaluateAsync("() => { b24.parent.message.send('setInstallFinish', {}); }");
        await host.WaitAsync("notes.length === 1");

        Assert.Equal("[]", await host.CallsAsync("api/finish"));
    }

    [Fact]
    public async Task A_frame_has_the_size_that_its_page_wants()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);

        Assert.Equal("""{"width":321,"height":432}""", await host.AskAsync("b24.parent.resizeWindow(321, 432)"));
        Assert.Equal("[321,432]", await host.HostAsync("[frame.element.clientWidth, frame.element.clientHeight]"));

        Assert.StartsWith("""{"width":"100%","height":""", await host.AskAsync("b24.parent.fitWindow()"), StringComparison.Ordinal);
        Assert.Equal(
            "true", await host.HostAsync("frame.element.offsetWidth >= document.getElementById('frames').offsetWidth"));
    }

    [Fact]
    public async Task A_slider_keeps_its_own_size()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(Tab, surroundings: new JsonObject { ["isSlider"] = true });
        string before = await host.HostAsync("frame.element.offsetHeight");

        Assert.Equal("""{"isSafely":true}""", await host.AskAsync("b24.parent.resizeWindow(321, 432)"));
        Assert.Equal(before, await host.HostAsync("frame.element.offsetHeight"));
    }

    [Fact]
    public async Task Title_scrolling_and_reloading_are_the_pages()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);
        await host.Page.EvaluateAsync("() => { document.body.style.height = '5000px'; }");

        Assert.Equal("""{"title":"Deal <b>17</b>: \"a:b\""}""", await host.AskAsync("""b24.parent.setTitle('Deal <b>17</b>: "a:b"')"""));
        Assert.Equal("""{"scroll":300}""", await host.AskAsync("b24.parent.scrollParentWindow(300)"));
        Assert.Equal("""{"isSafely":true}""", await host.AskAsync("b24.parent.reloadWindow()"));

        Assert.Equal("""[["Deal <b>17</b>: \"a:b\""]]""", await host.CallsAsync("setTitle"));
        Assert.Equal("300", await host.HostAsync("scrollY"));
        Assert.Equal("[[]]", await host.CallsAsync("reload"));
    }

    [Fact]
    public async Task Options_are_kept_for_the_user_and_for_everybody()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);
        await host.AnswerAsync("api/options", "({ kind, name, value }) => ({ of: kind, [name]: value })");

        Assert.Equal(
            """{"name":"view","value":{"a":[1]}}""",
            await host.AskAsync("b24.parent.message.send('setUserOption', { name: 'view', value: { a: [1] } })"));
        Assert.Equal(
            """{"of":"app","rate":7}""", await host.AskAsync("b24.parent.message.send('setAppOption', { name: 'rate', value: 7 })"));
        await host.AskAsync("b24.options.userSet('x', 'y')");

        Assert.Equal("\"y\"", await host.AskAsync("b24.options.userGet('x')"));
        Assert.Equal(
            Json.List(
                """[{"kind":"user","name":"view","value":{"a":[1]}}]""",
                """[{"kind":"app","name":"rate","value":7}]""",
                """[{"kind":"user","name":"x","value":"y"}]"""),
            await host.CallsAsync("api/options"));
        Assert.Equal(
            """[{"of":"user","x":"y"},{"of":"app","rate":7}]""",
            await host.AskAsync("b24.parent.message.send('getInitData', {}).then(data => [data.USER_OPTIONS, data.APP_OPTIONS])"));
    }

    [Fact]
    public async Task Only_administrators_change_the_applications_options()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(Tab, change: static opening => opening["init"]!["IS_ADMIN"] = false);

        await host.AskAsync("b24.options.appSet('rate', '7')");

        Assert.Equal("[]", await host.CallsAsync("api/options"));
        Assert.Equal("1", await host.HostAsync("notes.length"));
    }

    [Fact]
    public async Task Dialogs_give_back_what_the_user_chose()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);
        await host.AnswerAsync("selectUser", "({ multiple }) => multiple ? [{ id: '1' }, { id: '2' }] : { id: '1', name: 'Ada' }");
        await host.AnswerAsync("selectAccess", "[{ id: 'U1', name: 'Ada' }]");
        await host.AnswerAsync("selectCrm", "{ deal: { 0: { id: 'D_17', type: 'deal' } }, contact: [] }");

        Assert.Equal("""{"id":"1","name":"Ada"}""", await host.AskAsync("b24.dialog.selectUser()"));
        Assert.Equal("""[{"id":"1"},{"id":"2"}]""", await host.AskAsync("b24.dialog.selectUsers()"));
        Assert.Equal("""[{"id":"U1","name":"Ada"}]""", await host.AskAsync("b24.dialog.selectAccess(['AU'])"));
        Assert.Equal(
            """{"contact":[],"deal":[{"id":"D_17","type":"deal"}]}""",
            await host.AskAsync("b24.dialog.selectCRM({ entityType: ['deal', 'contact'], multiple: true, value: { deal: [3] } })"));

        Assert.Equal("""[[{"blocked":["AU"]}]]""", await host.CallsAsync("selectAccess"));
        Assert.Equal(
            """[[{"types":["deal","contact"],"multiple":true,"value":{"deal":[3]}}]]""", await host.CallsAsync("selectCrm"));
    }

    [Fact]
    public async Task A_dialog_that_is_cancelled_is_not_answered()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);
        await host.AnswerAsync("selectUser", "null");

        await host.Widget.EvaluateAsync("() => { b24.dialog.selectUser().then(hear('selected')); }");
        Assert.Equal("""{"title":"later"}""", await host.AskAsync("b24.parent.setTitle('later')"));

        Assert.Equal("[]", await host.AskAsync("heard"));
    }

    [Fact]
    public async Task Sliders_with_the_application_are_answered_when_they_close()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);
        await host.AnswerAsync("openSlider", "() => new Promise(close => { window.closeIt = close; })");

        await host.Widget.EvaluateAsync(
            """
            () => {
              b24.slider.openSliderAppPage({ deal: 17, bx24_width: 700, bx24_title: 'Deal', bx24_label: { text: 'new', bgColor: 'pink' } })
                .then(hear('closed'));
            }
            """);
        await host.WaitAsync("window.closeIt");
        Assert.Equal("[]", await host.AskAsync("heard"));

        await host.Page.EvaluateAsync("() => closeIt()");
        await host.WaitInWidgetAsync("heard.length === 1");

        Assert.Equal("""[["closed",""]]""", await host.AskAsync("heard"));
        Assert.Equal(
            """[[{"kind":"application","parameters":{"deal":17},"width":700,"title":"Deal","label":{"text":"new","bgColor":"pink"}}]]""",
            await host.CallsAsync("openSlider"));
    }

    [Fact]
    public async Task A_frame_closes_the_slider_that_it_stands_in()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "DEFAULT");
        await host.AnswerAsync("closeSlider", "true");
        Assert.Equal("\"\"", await host.AskAsync("b24.slider.closeSliderAppPage()"));

        await host.AnswerAsync("closeSlider", "false");
        await host.Widget.EvaluateAsync("() => { b24.parent.closeApplication().then(hear('closed')); }");
        await host.WaitAsync("notes.length === 1");
        Assert.Equal("[]", await host.AskAsync("heard"));
    }

    [Fact]
    public async Task A_path_opens_in_a_slider_of_the_wanted_width()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);
        (string Path, int Width, string Opened)[] paths =
        [
            ("/crm/deal/details/17/", 1640, "1640"),
            ("/company/personal/user/1/", 1000, "1200"),
            ("/anything/else/", 920, "950"),
            ("/tasks/task/view/5/", 500, "900"),
            ("/crm/lead/list/", 0, "undefined"),
        ];
        foreach ((string path, int width, string opened) in paths)
        {
            Assert.Equal(
                """{"isOpenAtNewWindow":false,"isClose":true}""",
                await host.AskAsync($"b24.slider.openPath(b24.slider.getUrl('{path}'), {width})"));
            Assert.Equal(
                $"\"{path}?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER&from=rest_placement\"", await host.HostAsync("calls.at(-1)[1].path"));
            Assert.Equal(opened, await host.HostAsync("calls.at(-1)[1].width"));
        }
    }

    [Fact]
    public async Task A_path_outside_the_list_is_refused()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);
        string[] paths =
        [
            "/bitrix/admin/", "//evil.example/crm/deal/", "https://evil.example/crm/deal/", "javascript:alert(1)", "/../crm/deal/",
            "\\\\evil.example\\crm\\deal\\", "/company/personal/user/x/", "",
        ];
        foreach (string path in paths)
        {
            Assert.Equal("""{"result":"error","errorCode":"PATH_NOT_AVAILABLE"}""", await OpenPathAsync(host, path));
        }

        Assert.Equal("[]", await host.CallsAsync("openSlider"));
    }

    [Fact]
    public async Task A_path_leads_to_the_portal_whatever_its_steps()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);
        string[] paths =
        [
            "/crm/deal/../../..//evil.example/", "/crm/deal/../..\\\\evil.example/", "crm/type/0/details/0/../../../../..//evil.example/",
            "/crm/deal/%2e%2e/%2e%2e/%2e%2e//evil.example/",
        ];
        foreach (string path in paths)
        {
            Assert.Equal("""{"result":"close"}""", await OpenPathAsync(host, path));
            Assert.Equal("true", await host.HostAsync("new URL(calls.at(-1)[1].path, location).origin === location.origin"));
        }
    }

    [Fact]
    public async Task The_messenger_reads_the_first_field_and_answers_nothing()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);

        Assert.Equal(
            """[{"isSafely":true},{"isSafely":true},{"isSafely":true},{"isSafely":true}]""",
            await host.AskAsync(
                "Promise.all([b24.parent.imCallTo(2, false), b24.parent.imPhoneTo('+1', { a: 1 }), b24.parent.imOpenMessenger('chat5', 7), "
                + "b24.parent.imOpenHistory(3)])"));

        Assert.Equal(
            Json.List(
                """["imCallTo",{"userId":2,"video":false}]""",
                """["imPhoneTo",{"phone":"+1"}]""",
                """["imOpenMessenger",{"dialogId":"chat5"}]""",
                """["imOpenHistory",{"dialogId":3}]"""),
            await host.CallsAsync("messenger"));
    }

    private static Task<string> OpenPathAsync(HostPage host, string path) =>
        host.AskAsync($"b24.parent.message.send('openPath', {{ path: {JsonValue.Create(path).ToJsonString()} }})");
}
