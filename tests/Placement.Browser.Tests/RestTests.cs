using System.Text.Json;
using Placement.Browser.Tests.Harness;
using Placement.Testing;

namespace Placement.Browser.Tests;

/// <summary>REST from inside a frame: another origin, the user's tokens, and renewing them through the frame.</summary>
public sealed class RestTests(Chromium chromium)
{
    private const string Tab = "CRM_DEAL_DETAIL_TAB";

    [Fact]
    public async Task Calls_batches_and_refusals_reach_a_widget_of_another_origin()
    {
        await using HostPage host = await HostPage.StartAsync(chromium, expectedProblem: "status of 40");
        await host.ShowAsync(Tab);

        Assert.Equal(
            "true", await host.AskAsync("b24.actions.v2.call.make({ method: 'user.admin' }).then(answer => answer.getData().result)"));
        Assert.Equal(
            """{"admin":true,"bindings":[]}""",
            await host.AskAsync(
                "b24.actions.v2.batch.make({ calls: { admin: ['user.admin'], bindings: ['placement.get'] } })"
                + ".then(answer => { const all = answer.getData(); "
                + "return { admin: all.admin, bindings: all.bindings }; })"));
        Assert.Contains(
            "ERROR_METHOD_NOT_FOUND",
            await host.AskAsync(
                "b24.actions.v2.call.make({ method: 'no.such.method' })"
                + ".then(answer => answer.getErrorMessages(), error => [error.code, error.message])"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_token_is_renewed_through_the_frame_and_the_call_repeated()
    {
        await using HostPage host = await HostPage.StartAsync(chromium, expectedProblem: "status of 401");
        await host.ShowAsync(Tab);
        string before = await host.AskAsync("b24.auth.getAuthData().access_token");
        host.Portal.Faults.Add(PortalFault.ExpiredToken().Times(1));

        Assert.Equal(
            "[true,true]",
            await host.AskAsync(
                "Promise.all(['user.admin', 'user.admin'].map(method => b24.actions.v2.call.make({ method })))"
                + ".then(answers => answers.map(answer => answer.getData().result))"));

        Assert.NotEqual(before, await host.AskAsync("b24.auth.getAuthData().access_token"));
        Assert.Equal(
            "true",
            await host.AskAsync(
                "b24.parent.message.send('getInitData', {}).then(data => data.AUTH_ID === b24.auth.getAuthData().access_token)"));
    }

    [Fact]
    public async Task A_page_renews_a_token_before_it_expires_by_its_own_clock()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(Tab, change: static opening => opening["init"]!["AUTH_EXPIRES"] = "0");
        Assert.Equal("false", await host.AskAsync("b24.auth.getAuthData()"));

        Assert.Equal(
            "true", await host.AskAsync("b24.actions.v2.call.make({ method: 'user.admin' }).then(answer => answer.getData().result)"));

        Assert.Equal("1", await host.HostAsync("calls.filter(call => call[0] === 'api/refresh').length"));
    }

    [Fact]
    public async Task A_renewal_that_fails_is_explained_and_not_answered()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);
        await host.AnswerAsync("api/refresh", "() => Promise.reject(new Error('The portal is not there.'))");

        await host.Widget.EvaluateAsync("() => { b24.parent.message.send('refreshAuth', {}).then(hear('renewed')); }");
        await host.WaitAsync("notes.length === 1");

        Assert.Equal("[]", await host.AskAsync("heard"));
        Assert.Equal(
            """{"command":"refreshAuth","reason":"The portal is not there."}""", await host.HostAsync("notes[0][1]"));
    }

    [Fact]
    public async Task The_SDKs_helper_finds_what_it_loads()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, Tab);

        string loaded = await host.AskAsync(
            "(async () => { const { initB24Helper, getB24Helper } = B24Js.useB24Helper(); "
            + "await initB24Helper(b24, [B24Js.LoadDataType.App, B24Js.LoadDataType.Profile]); "
            + "const helper = getB24Helper(); return { profile: helper.profileInfo.data, app: helper.appInfo.data }; })()");

        using JsonDocument data = JsonDocument.Parse(loaded);
        Assert.Equal(host.Portal.Administrator.Name, data.RootElement.GetProperty("profile").GetProperty("name").GetString());
        Assert.Equal(host.Portal.Options.ClientId, data.RootElement.GetProperty("app").GetProperty("code").GetString());
    }
}
