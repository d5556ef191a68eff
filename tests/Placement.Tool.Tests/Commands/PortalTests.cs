using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing;
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
        Assert.Null(told["isInstalled"]);

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
    public async Task Where_the_client_secret_is_is_said_and_the_secret_is_not()
    {
        using var folder = new TestFolder();
        var variables = new Dictionary<string, string> { ["Bitrix24__ClientSecret"] = "portal-tests-secret" };

        ToolRun random = await OnceAsync(folder.Situation);
        ToolRun kept = await OnceAsync(folder.Situation, "--state", "portal.json");
        ToolRun given = await OnceAsync(folder.Situation with { Variables = variables }, "--state", "other.json");

        Assert.Contains("set Bitrix24__ClientSecret", random.Output, StringComparison.Ordinal);
        Assert.Contains($"Client secret         in {Path.Combine(folder.Path, "portal.json")}", kept.Output, StringComparison.Ordinal);
        Assert.Contains("Client secret         that of Bitrix24__ClientSecret", given.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("portal-tests-secret", given.Output + given.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_cannot_be_installed_is_said_in_whole_sentences()
    {
        ToolRun run = await OnceAsync(new ToolSituation(), "--app", "http://127.0.0.1:9");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"The application was not installed: .+[^.]\. It can be installed from the portal's page", run.Error);
    }

    [Fact]
    public async Task Answers_of_a_real_portal_are_recorded_and_answer_without_it_later()
    {
        using var folder = new TestFolder();
        await using LocalPortal real = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        real.Answer("crm.product.get", static call => call.Parameters.Text("id"));
        var variables = new Dictionary<string, string> { ["PLACEMENTS_WEBHOOK"] = real.WebhookAddress.AbsoluteUri };
        string state = Path.Combine(folder.Path, "portal.json");
        string[] args = ["portal", "--port", "0", "--json", "--state", state];

        // The local portal's own webhook stands in the state that it keeps.
        await OnceAsync(folder.Situation, "--state", state);
        string webhook;
        await using (
            var recording = RunningPortal.Start(folder.Situation with { Variables = variables }, [.. args, "--record", "answers/new"]))
        {
            webhook = await WebhookOfAsync(recording, state);
            Assert.Equal("17", await AskAsync(webhook, "crm.product.get?id=17"));
            Assert.Null(await AskAsync(webhook, "crm.product.delete?id=17"));
            ToolRun run = await recording.EndAsync();
            Assert.Contains($"{real.Address.Authority} has answered crm.product.get", run.Error, StringComparison.Ordinal);
            Assert.Contains("crm.product.delete is not passed on", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(real.WebhookAddress.Segments[^1].TrimEnd('/'), run.Output + run.Error, StringComparison.Ordinal);
        }

        await real.DisposeAsync();
        await using var offline = RunningPortal.Start(folder.Situation, [.. args, "--answers", "answers/new"]);
        webhook = await WebhookOfAsync(offline, state);
        Assert.Equal("17", await AskAsync(webhook, "crm.product.get?id=17"));
        Assert.Null(await AskAsync(webhook, "crm.product.get?id=18"));
    }

    [Theory]
    [InlineData("", "Set the environment variable PLACEMENTS_WEBHOOK")]
    [InlineData("hunter22hunter22", "PLACEMENTS_WEBHOOK has no https address of an incoming webhook")]
    [InlineData("http://acme.bitrix24.com/rest/1/hunter22hunter22/", "PLACEMENTS_WEBHOOK has no https address of an incoming webhook")]
    public async Task An_address_that_is_no_webhook_is_said_and_not_shown(string webhook, string expected)
    {
        using var folder = new TestFolder();
        var variables = new Dictionary<string, string> { ["PLACEMENTS_WEBHOOK"] = webhook };

        ToolRun run = await ToolRun.StartAsync(
            folder.Situation with { Variables = variables }, "portal", "--port", "0", "--record", "answers", "-v", "Detailed");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_portal_refuses_is_said()
    {
        ToolRun run = await ToolRun.StartAsync("portal", "--answers", "no-such-folder");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--answers names ", run.Error, StringComparison.Ordinal);
        Assert.Contains("no-such-folder", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("AnswersFolder", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The local portal's own webhook, whose code its state has.</summary>
    private static async Task<string> WebhookOfAsync(RunningPortal portal, string state)
    {
        string address = (string)(await portal.ReadAsync())["address"]!;
        JsonNode kept = JsonNode.Parse(await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken))!;
        return $"{address}rest/1/{(string)kept["parts"]!["identity"]!["webhookCode"]!}/";
    }

    private static async Task<string?> AskAsync(string webhook, string method)
    {
        using var http = new HttpClient();
        using HttpResponseMessage response = await http.GetAsync(webhook + method, TestContext.Current.CancellationToken);
        JsonNode answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return (string?)answer["result"];
    }

    /// <summary>Runs it until it runs.</summary>
    private static async Task<ToolRun> OnceAsync(ToolSituation situation, params string[] more)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        return await ToolRun.StartAsync(
            situation with { CancellationToken = ending.Token, ErrorWatcher = new CancellingWriter("Ctrl+C ends it", ending) },
            ["portal", "--port", "0", .. more]);
    }
}
