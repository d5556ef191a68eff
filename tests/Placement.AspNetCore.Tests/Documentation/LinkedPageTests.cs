using System.Net;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Documentation;

/// <summary>A test follows links of a session as docs/testing-widgets.md says, to what docs/forms.md shows.</summary>
public class LinkedPageTests
{
    [Fact]
    public async Task A_test_follows_a_link_and_connects_by_one()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: cancellationToken);
        await using var factory = new DeskFactory(portal);
        (await portal.InstallAsync(factory.CreateClient(), cancellationToken: cancellationToken)).EnsureFinished();
        WidgetPage page = await portal.OpenAsync("CRM_DEAL_DETAIL_TAB", new { ID = 17 }, cancellationToken: cancellationToken);

        string link = WebUtility.HtmlDecode(Regex.Match(page.Html, "href=\"(/report[^\"]+)").Groups[1].Value);
        string report = await factory.CreateClient().GetStringAsync(link, cancellationToken);

        string live = WebUtility.HtmlDecode(Regex.Match(page.Html, "data-live=\"([^\"]+)").Groups[1].Value);
        using WebSocket socket = await factory.Server.CreateWebSocketClient().ConnectAsync(
            new Uri(factory.Server.BaseAddress, live), cancellationToken);

        byte[] text = new byte[64];
        WebSocketReceiveResult received = await socket.ReceiveAsync(text, cancellationToken);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
        Assert.Equal("report of user 1", report);
        Assert.Equal("connected: user 1", Encoding.UTF8.GetString(text, 0, received.Count));
    }

    [Fact]
    public void The_documentation_shows_what_is_tested_here()
    {
        string test = Read("LinkedPageTests.cs").Replace("\n        ", "\n", StringComparison.Ordinal);
        string site = Read("..", "..", "WidgetSite", "Program.cs");

        Assert.Contains(Block("testing-widgets.md", "string link = "), test, StringComparison.Ordinal);
        Assert.Contains(Block("forms.md", "app.UseWebSockets();"), site, StringComparison.Ordinal);
    }

    /// <summary>What a page shows in a block that begins like this.</summary>
    private static string Block(string page, string begin)
    {
        string text = Read("..", "..", "..", "docs", page);
        int start = text.IndexOf($"```csharp\n{begin}", StringComparison.Ordinal) + "```csharp\n".Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Folder(), .. path])).ReplaceLineEndings("\n");

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
