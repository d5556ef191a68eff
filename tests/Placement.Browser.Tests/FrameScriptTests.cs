using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;
using Placement.Testing;

namespace Placement.Browser.Tests;

/// <summary>What the frame script does of its own: sizes, sliders with a result, tokens, and whom it listens to.</summary>
public sealed class FrameScriptTests(Chromium chromium)
{
    private const string Tab = "CRM_DEAL_DETAIL_TAB";

    [Fact]
    public async Task The_frame_is_as_high_as_the_page_when_that_grows_and_shrinks()
    {
        await using HostPage host = await OpenAsync();

        Assert.StartsWith("""{"width":"100%","height":""", await host.AskAsync("frame.fit()"), StringComparison.Ordinal);
        foreach (int height in new[] { 700, 1200, 300, 301 })
        {
            await host.Widget.EvaluateAsync($"() => {{ document.querySelector('main').style.height = '{height}px'; }}");
            string wanted = await host.AskAsync("document.documentElement.offsetHeight");
            Assert.True(int.Parse(wanted, System.Globalization.CultureInfo.InvariantCulture) >= height);
            await host.WaitAsync($"frame.element.clientHeight === {wanted}");
        }
    }

    [Fact]
    public async Task A_page_that_is_always_higher_than_its_frame_does_not_grow_for_ever()
    {
        await using HostPage host = await OpenAsync();

        await host.Widget.EvaluateAsync(
            """
            () => {
              document.querySelector('main').style.minHeight = '100vh';
              window.sizes = 0;
              window.quiet = 0;
              addEventListener('resize', () => { sizes++; quiet = 0; });
              const count = () => { quiet++; requestAnimationFrame(count); };
              count();
              frame.fit();
            }
            """);

        // It grows until that is noticed, and then no more.
        await host.Widget.WaitForFunctionAsync("() => sizes >= 10 && quiet > 60");
    }

    [Fact]
    public async Task A_slider_gives_its_result_to_the_page_that_has_opened_it()
    {
        await using HostPage host = await OpenAsync();
        IFrame opener = host.Widget;
        await host.AnswerAsync("openSlider", "request => new Promise(close => { window.request = request; window.closeIt = close; })");
        await opener.EvaluateAsync("() => { frame.openApplication({ deal: 17, bx24_width: 700 }).then(hear('closed')); }");
        await host.WaitAsync("window.closeIt");
        JsonObject parameters = JsonNode.Parse(await host.HostAsync("request.parameters"))!.AsObject();
        Assert.Equal("700", await host.HostAsync("request.width"));
        Assert.Equal(17, (int)parameters["deal"]!);

        await host.AnswerAsync("closeSlider", "() => closeIt()");
        await host.ShowAsync("DEFAULT", options: parameters.ToJsonString(), widget: "frame");
        await host.Widget.EvaluateAsync("() => { frame.closeApplication({ saved: ['a:b'] }); }");
        await opener.WaitForFunctionAsync("() => heard.length === 1");

        Assert.Equal("""[["closed",{"saved":["a:b"]}]]""", await opener.EvaluateAsync<string>("() => JSON.stringify(heard)"));
    }

    [Fact]
    public async Task A_slider_that_is_closed_by_the_user_gives_nothing()
    {
        await using HostPage host = await OpenAsync();
        await host.AnswerAsync("openSlider", "undefined");

        Assert.Equal("\"\"", await host.AskAsync("frame.openApplication()"));
    }

    [Fact]
    public async Task A_refusal_of_a_path_is_an_error()
    {
        await using HostPage host = await OpenAsync();
        string key = await host.AskAsync("(crypto.getRandomValues = values => values.fill(7), 'p7777')");
        await host.AnswerAsync("openSlider", "() => new Promise(() => { window.isOpening = true; })");
        await host.Widget.EvaluateAsync(
            "() => { frame.openPath('/docs/').catch(error => error.message).then(hear('failed')); }");
        await host.WaitAsync("window.isOpening");

        await host.Page.EvaluateAsync(
            $"() => frame.element.contentWindow.postMessage({key} + ':{{\"result\":\"error\",\"errorCode\":\"PATH_NOT_AVAILABLE\"}}', '*')");
        await host.Widget.WaitForFunctionAsync("() => heard.length > 0");

        Assert.Equal("""[["failed","PATH_NOT_AVAILABLE"]]""", await host.AskAsync("heard"));
    }

    [Fact]
    public async Task A_first_run_is_ended_and_the_installation_finished_once()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync("DEFAULT", widget: "frame", change: static opening => opening["init"]!["INSTALL"] = true);
        await host.AnswerAsync("api/finish", "{}");

        Assert.Equal("undefined", await host.AskAsync("frame.installFinish()"));
        await host.WaitAsync("calls.some(call => call[0] === 'reload')");

        await host.ShowAsync("DEFAULT", widget: "frame");
        Assert.Equal(
            "\"The installation is finished already.\"", await host.AskAsync("frame.installFinish().catch(error => error.message)"));
        Assert.Equal("1", await host.HostAsync("calls.filter(call => call[0] === 'api/finish').length"));
    }

    [Fact]
    public async Task Only_an_administrator_sets_the_applications_options()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(Tab, widget: "frame", change: static opening => opening["init"]!["IS_ADMIN"] = false);

        Assert.Equal(
            "\"Only an administrator sets the application's options.\"",
            await host.AskAsync("frame.setAppOption('rate', 7).catch(error => error.message)"));
        Assert.Equal("[]", await host.CallsAsync("api/options"));
    }

    [Fact]
    public async Task An_expired_token_is_renewed_once_for_callers_at_the_same_time_and_their_calls_repeated()
    {
        await using HostPage host = await HostPage.StartAsync(chromium, expectedProblem: "status of 401");
        await host.ShowAsync(Tab, widget: "frame");
        string before = await host.AskAsync("frame.auth().then(auth => auth.access_token)");
        host.Portal.Faults.Add(PortalFault.ExpiredToken().Times(2));

        Assert.Equal(
            "[true,true]",
            await host.AskAsync(
                "Promise.all([frame.rest('user.admin'), frame.rest('user.admin')]).then(all => all.map(one => one.result))"));

        Assert.NotEqual(before, await host.AskAsync("frame.auth().then(auth => auth.access_token)"));
        Assert.Equal("1", await host.HostAsync("calls.filter(call => call[0] === 'api/refresh').length"));
    }

    [Fact]
    public async Task A_token_that_has_expired_by_the_pages_clock_is_renewed_before_a_call()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(Tab, widget: "frame", change: static opening => opening["init"]!["AUTH_EXPIRES"] = "0");

        Assert.Equal("true", await host.AskAsync("frame.rest('user.admin').then(answer => answer.result)"));
        Assert.Equal("1", await host.HostAsync("calls.filter(call => call[0] === 'api/refresh').length"));
    }

    [Fact]
    public async Task Messages_of_other_windows_are_ignored()
    {
        await using HostPage host = await OpenAsync();
        string key = await host.AskAsync("(crypto.getRandomValues = values => values.fill(7), 'p7777')");
        await host.AnswerAsync("selectUser", "() => new Promise(choose => { window.choose = choose; })");
        await host.Widget.EvaluateAsync("() => { frame.selectUser().then(hear('chosen')); }");
        await host.WaitAsync("window.choose");

        // The page's own window, and a window of the portal's origin that is not the one around.
        await host.Widget.EvaluateAsync($"() => {{ postMessage({key} + ':\"forged\"', '*'); }}");
        string silent = new Uri(host.Widgets.PortalAddress, "/silent.html").AbsoluteUri;
        await host.Widget.EvaluateAsync(
            $"() => new Promise(loaded => {{ const inner = document.createElement('iframe'); inner.src = '{silent}'; "
            + "inner.onload = loaded; document.body.append(inner); })");
        await host.Widget.ChildFrames.Single().EvaluateAsync($"() => {{ parent.postMessage({key} + ':\"forged\"', '*'); }}");
        await host.Page.EvaluateAsync("() => choose({ id: '1' })");
        await host.Widget.WaitForFunctionAsync("() => heard.length > 0");

        Assert.Equal("""[["chosen",{"id":"1"}]]""", await host.AskAsync("heard"));
    }

    [Fact]
    public async Task A_page_around_that_is_not_the_portal_is_told_nothing_and_not_listened_to()
    {
        await using HostPage host = await HostPage.StartAsync(chromium, expectedProblem: "Failed to execute 'postMessage'");
        await host.ShowAsync(
            Tab, widget: "frame",
            change: static opening => opening["action"] = $"{opening["action"]}&portal=https%3A%2F%2Fother.example");
        string key = await host.AskAsync("(crypto.getRandomValues = values => values.fill(7), 'p7777')");

        await host.Widget.EvaluateAsync("() => { frame.selectUser().then(hear('chosen')); }");
        await host.Page.EvaluateAsync($"() => frame.element.contentWindow.postMessage({key} + ':\"forged\"', '*')");
        Assert.Equal("""{"isSafely":true}""", await host.AskAsync("frame.setTitle('secret')"));

        Assert.Equal("[]", await host.AskAsync("heard"));
        Assert.Equal("[]", await host.HostAsync("calls"));
    }

    [Fact]
    public async Task The_classic_script_is_the_same_as_a_global()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(Tab, widget: "classic");

        Assert.Equal("""{"title":"later"}""", await host.AskAsync("placement.setTitle('later')"));
        Assert.Equal("\"\"", await host.AskAsync("placement.call('reloadData')"));
        Assert.Equal(
            "true", await host.AskAsync("import('/_placement/frame.js').then(({ frame }) => "
                + "Object.keys(frame).join() === Object.keys(placement).join())"));
    }

    [Fact]
    public async Task The_declarations_name_every_function_and_no_other()
    {
        await using HostPage host = await OpenAsync();

        Assert.Equal(
            await host.AskAsync("Object.keys(frame).sort()"),
            await host.AskAsync(
                "fetch('/_placement/frame.d.ts').then(answer => answer.text()).then(text => text"
                + ".match(/interface Frame \\{([^]*?)\\n\\}/)[1].match(/^  (readonly )?\\w+(?=[(:<])/gm)"
                + ".map(name => name.replace('readonly', '').trim()).sort())"));
    }

    private async Task<HostPage> OpenAsync()
    {
        HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(Tab, widget: "frame");
        return host;
    }
}
