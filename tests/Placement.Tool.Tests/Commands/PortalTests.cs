using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>The local portal alone, for applications in any language.</summary>
public sealed class PortalTests
{
    [Fact]
    public async Task It_runs_with_its_page_until_it_is_ended()
    {
        await using var portal = RunningPortal.Start("portal", "--port", "0", "--json");
        JsonNode told = await portal.ReadAsync();

        using var http = new HttpClient();
        string page = await http.GetStringAsync((string)told["address"]!, TestContext.Current.CancellationToken);
        Assert.Contains("<html", page, StringComparison.OrdinalIgnoreCase);

        ToolRun run = await portal.EndAsync();
        Assert.True(run.ExitCode == 0, run.ToString());
    }

    [Fact]
    public async Task An_application_of_any_language_is_installed_by_its_own_installer()
    {
        await using HandlerServer application = await HandlerServer.StartAsync(static context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(
                "<script src=\"//api.bitrix24.com/api/v1/\"></script><script>BX24.init(() => BX24.installFinish());</script>");
        });
        await using var portal = RunningPortal.Start("portal", "--port", "0", "--json", "--app", application.Address.AbsoluteUri);

        JsonNode told = await portal.ReadAsync();

        Assert.True((bool)told["isInstalled"]!);
        Assert.StartsWith("http://localhost:", (string)told["address"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_portal_refuses_is_said()
    {
        ToolRun run = await ToolRun.StartAsync("portal", "--answers", "no-such-folder");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("AnswersFolder", run.Error, StringComparison.Ordinal);
    }
}
