using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>What a frame says that it should not: the page ignores it, explains it, and goes on.</summary>
public sealed class HostileFrameTests(Chromium chromium)
{
    private const string Tab = "CRM_DEAL_DETAIL_TAB";

    /// <summary>Garbage of every kind, as an expression in the widget; <c>sid</c> is the frame's own.</summary>
    private static readonly string[] Garbage =
    [
        "''", "':'", "'::'", "':::'", "'reloadData'", "'reloadData:k'", "`reloadData:k:${sid}0`", "`reloadData:k:`",
        "`reloadData:k:undefined`",
        "`${'x'.repeat(2000000)}:k:${sid}`", "`setTitle:{\"title\":}:k:${sid}`", "`setTitle:[object Object]:k:${sid}`",
        "`constructor:k:${sid}`", "`__proto__:k:${sid}`", "`toString:k:${sid}`", "`hasOwnProperty:{}:k:${sid}`",
        "null", "undefined", "0", "true", "[]", "{}", "new Uint8Array(1000)", "new Date()",
        "({ method: 'reloadData' })", "({ method: 'reloadData', appSid: 5 })", "({ method: {}, appSid: sid })",
        "({ method: 'reloadData', appSid: 'another' })", "({ method: '__proto__', appSid: sid, params: null, callback: {} })",
        "({ method: 'reloadData', appSid: sid, params: 1n })", "({ method: 'reloadData', appSid: sid, params: [new Map()] })",
        "(() => { const own = {}; own.own = own; return { method: 'reloadData', appSid: sid, params: own }; })()",
        "({ method: 'reloadData', appSid: sid, params: [...Array(60)].reduce(twice => ({ one: twice, two: twice }), {}) })",
    ];

    [Fact]
    public async Task Garbage_is_explained_and_changes_nothing()
    {
        await using HostPage host = await OpenSilentAsync();
        await host.Widget.EvaluateAsync(
            $"() => {{ const sid = window.name.split('|')[2]; "
            + $"for (const message of [{string.Join(", ", Garbage)}]) {{ parent.postMessage(message, '*'); }} }}");

        // What repeats within a second is counted.
        await host.WaitAsync($"notes.reduce((sum, note) => sum + (note[1].count ?? 1), 0) === {Garbage.Length}");
        Assert.Equal("[]", await host.HostAsync("calls"));
    }

    [Fact]
    public async Task Parameters_of_any_shape_are_survived_by_every_command()
    {
        await using HostPage host = await OpenSilentAsync();
        await host.Widget.EvaluateAsync(
            """
            () => {
              const sid = window.name.split('|')[2];
              window.heard = [];
              addEventListener('message', event => heard.push(event.data));
              const commands = ['getInitData', 'setInstall', 'setInstallFinish', 'resizeWindow', 'setTitle', 'setScroll', 'selectUser',
                'selectAccess', 'selectCRM', 'openApplication', 'closeApplication', 'openPath', 'imCallTo', 'imPhoneTo', 'imOpenMessenger',
                'imOpenHistory', 'showAppForm', 'getInterface', 'placementBindEvent', 'reloadData'];
              for (const parameters of ['null', '"x"', '[[[0]]]', '{"__proto__":{"a":1},"title":{},"path":{},"event":{}}']) {
                for (const command of commands) {
                  parent.postMessage(`${command}:${parameters}::${sid}`, '*');
                }
              }

              parent.postMessage(`getInterface:last:${sid}`, '*');
            }
            """);
        await host.WaitInWidgetAsync("heard.some(answer => answer.startsWith('last:'))");

        Assert.Equal("\"undefined\"", await host.HostAsync("typeof ({}).a"));
    }

    [Fact]
    public async Task A_frame_cannot_speak_for_another()
    {
        await using HostPage host = await OpenSilentAsync();
        string other = await host.HostAsync("openings[0].sid");
        await host.ShowAsync("DEFAULT", widget: "silent");

        await host.Widget.EvaluateAsync($"() => parent.postMessage('reloadData:k:' + {other}, '*')");
        await host.WaitAsync("notes.length === 1");

        Assert.Equal("[]", await host.HostAsync("calls"));
        Assert.Equal("\"A message has another application sid than the frame.\"", await host.HostAsync("notes[0][0]"));
    }

    [Fact]
    public async Task A_page_of_another_origin_in_the_frame_is_not_heard()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(Tab, widget: "silent", change: static opening => opening["origin"] = "http://localhost:1");

        await host.Widget.EvaluateAsync("() => parent.postMessage(`getInitData:k:${window.name.split('|')[2]}`, '*')");
        await host.WaitAsync("notes.length === 1");

        Assert.Equal("\"A message came from another origin than the handler's.\"", await host.HostAsync("notes[0][0]"));
    }

    [Fact]
    public async Task A_frame_that_is_closed_is_not_heard()
    {
        await using HostPage host = await HostPage.OpenAsync(chromium, "CALL_CARD", "callCard");
        await host.Page.EvaluateAsync("() => frame.close()");

        await host.Page.EvaluateAsync("() => { frame.emit('CallCard::BeforeClose'); raise('callCard', 'CallCard::BeforeClose'); }");

        Assert.Equal("0", await host.HostAsync("document.querySelectorAll('iframe').length"));
    }

    /// <summary>
    /// What a user presses must happen while the messages go on, and most of them must not. A machine that cannot carry 10,000 messages a
    /// second gets as many as it carries: the frame keeps no more than 1,000 of them waiting, which the page counts.
    /// </summary>
    [Fact]
    public async Task A_page_stays_responsive_under_ten_thousand_messages_a_second()
    {
        await using HostPage host = await OpenSilentAsync();
        await host.Page.EvaluateAsync(
            """
            () => {
              window.received = 0;
              addEventListener('message', event => {
                if (++received % 100 === 0) {
                  event.source.postMessage({ received }, '*');
                }
              });
              const button = document.body.appendChild(document.createElement('button'));
              button.textContent = 'Press';
              button.onclick = () => { window.pressed = received; };
            }
            """);

        await host.Widget.EvaluateAsync(
            """
            () => {
              const sid = window.name.split('|')[2];
              let sent = 0;
              let received = 0;
              addEventListener('message', event => { received = Math.max(received, event.data?.received ?? 0); });
              setInterval(() => {
                for (let i = 0; i < 100 && sent - received < 1000; i++, sent++) {
                  parent.postMessage(`setTitle:{"title":"${sent}"}:k:${sid}`, '*');
                }
              }, 10);
            }
            """);
        await host.WaitAsync("received > 2000");
        await host.Page.ClickAsync("text=Press");
        await host.WaitAsync("received > pressed + 2000");

        Assert.Equal("true", await host.HostAsync("calls.length >= 100 && calls.length < received / 2"));
        Assert.Equal(
            "true", await host.HostAsync("notes.length > 0 && notes.length < 100 && notes.every(note => note[0].includes('too many'))"));
    }

    /// <summary>
    /// Values that turn into no text, and addresses that lead nowhere: what cannot be drawn is left out, the rest is there.
    /// </summary>
    [Fact]
    public async Task A_layout_of_the_wrong_shapes_is_drawn_as_far_as_it_can_be()
    {
        await using HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(
            "CRM_DEAL_DETAIL_ACTIVITY", """{"entityTypeId":"2","entityId":"17","useBuiltInInterface":"Y"}""", ["activity"]);
        await host.AskAsync(
            """
            call('setLayout', { blocks: {
              menu: { type: 'dropdownMenu', properties: { values: { a: 'Apples' }, selectedValue: { toString: 1 } } },
              odd: { type: { toString: 1 } },
              section: { type: 'section', properties: { blocks: { inner: { type: { toString: 1 } } }, imageSrc: { toString: 1 } } },
              nowhere: { type: 'link', properties: { text: 'Nowhere', action: { type: 'redirect', value: 'http://[' } } },
              script: { type: 'link', properties: { text: 'Script', action: { type: 'redirect', value: 'javascript:window.hit=1' } } },
              shape: { type: 'link', properties: { text: 'Shape', action: { type: 'redirect', value: { toString: 1 } } } },
              last: { type: 'text', properties: { value: 'The last' } },
            } })
            """);
        await host.Page.ClickAsync("text=Nowhere");
        await host.Page.ClickAsync("text=Script");
        await host.Page.ClickAsync("text=Shape");
        await host.WaitAsync("notes.reduce((sum, note) => sum + (note[1]?.count ?? 1), 0) === 5");

        Assert.Equal("\"a\"", await host.HostAsync("document.querySelector('#activity select').value"));
        Assert.Equal("true", await host.HostAsync("document.querySelector('#activity').textContent.includes('The last')"));
        Assert.Equal("\"undefined\"", await host.HostAsync("typeof window.hit"));
    }

    private async Task<HostPage> OpenSilentAsync()
    {
        HostPage host = await HostPage.StartAsync(chromium);
        await host.ShowAsync(Tab, widget: "silent");
        return host;
    }
}
