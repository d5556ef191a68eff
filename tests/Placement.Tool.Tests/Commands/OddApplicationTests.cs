using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>Applications that fail, say what nobody understands, or write what nobody may see.</summary>
public sealed class OddApplicationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nothing of the kind", "does not understand")]
    [InlineData("""{"type":"application","por""", "does not understand")]
    [InlineData("[]", "does not understand")]
    [InlineData("17", "does not understand")]
    [InlineData("""{"kind":"application"}""", "does not understand")]
    [InlineData("""{"type":17}""", "does not understand")]
    [InlineData("""{"type":"application"}""", "does not understand")]
    [InlineData("""{"type":"application","portals":"many"}""", "does not understand")]
    [InlineData("""{"type":"error"}""", "does not understand")]
    [InlineData("""{"type":"application","portals":1,"store":"\ud800"}""", "does not understand")]
    [InlineData("""{"type":"stopped"}""", "Nothing was changed")]
    [InlineData("", "has ended before it answered")]
    public async Task What_no_application_says_is_one_sentence(string said, string expected)
    {
        string assembly = MadeApplication.Write(
            _folder, run: $"reader.ReadLine(); writer.Write({Literal(said)}); writer.Flush(); Environment.Exit(3);");

        ToolFailure.AssertPlain(await RunAsync(assembly), expected);
    }

    [Theory]
    [InlineData("""{"type":"portal","portal":"acme"}""")]
    [InlineData("""{"type":"progress","done":"some"}""")]
    [InlineData("""{"type":"portal","portal":"acme","state":17}""")]
    public async Task What_no_application_says_of_a_portal_is_one_sentence(string said)
    {
        string assembly = MadeApplication.Write(
            _folder,
            run: $$$"""
                writer.WriteLine("{\"type\":\"application\",\"portals\":1}");
                reader.ReadLine();
                reader.ReadLine();
                writer.WriteLine({{{Literal(said)}}});
                writer.WriteLine("{\"type\":\"end\"}");
                """);

        ToolFailure.AssertPlain(await RunAsync(assembly), "does not understand");
    }

    /// <summary>Blaming the application would have somebody look for it there.</summary>
    [Fact]
    public async Task A_mistake_of_the_tool_is_not_said_to_be_one_of_the_application()
    {
        string assembly = MadeApplication.Write(
            _folder,
            run: """
                writer.WriteLine("{\"type\":\"application\",\"portals\":1}");
                reader.ReadLine();
                reader.ReadLine();
                writer.WriteLine("{\"type\":\"portal\",\"portal\":\"acme\",\"state\":\"Current\"}");
                writer.WriteLine("{\"type\":\"end\"}");
                """);
        var situation = new ToolSituation
        {
            Variables = new Dictionary<string, string> { ["DOTNET_HOST_PATH"] = BuildFacts.Dotnet },
            Watcher = new BrokenWriter(),
        };

        ToolRun run = await ToolRun.StartAsync(situation, "plan", "--all", "--environment", "Production", "--assembly", assembly);

        ToolFailure.AssertPlain(run, "The tool has failed (InvalidOperationException)");
    }

    [Fact]
    public async Task An_application_that_ends_before_its_host_is_built_is_said()
    {
        string assembly = MadeApplication.Write(
            _folder, program: """System.Console.Error.WriteLine("out of order"); System.Environment.Exit(3);""");

        ToolRun run = await RunAsync(assembly);

        ToolFailure.AssertPlain(run, "has ended before it answered");
        Assert.Contains("out of order", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_cannot_be_waited_for_is_said_at_once()
    {
        string assembly = MadeApplication.Write(_folder, started: """throw new InvalidOperationException("the lifetime is gone");""");

        ToolRun run = await RunAsync(assembly, "--timeout", "3600");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("failed while its host started", run.Error, StringComparison.Ordinal);
        Assert.Contains("the lifetime is gone", run.Error, StringComparison.Ordinal);
        Assert.Contains($"In {_folder.Path}: dotnet Made.dll --environment Production", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.WebHost.CreateDefaultBuilder(args).UseUrls(\"http://127.0.0.1:0\")")]
    [InlineData("new WebHostBuilder().UseKestrel().UseUrls(\"http://127.0.0.1:0\")")]
    public async Task A_web_host_of_the_old_kind_is_refused_before_it_starts(string builder)
    {
        string trace = Path.Combine(_folder.Path, "started.txt");
        string assembly = MadeApplication.Write(
            _folder,
            program: $$"""
                using Microsoft.AspNetCore.Builder;
                using Microsoft.AspNetCore.Hosting;
                {{builder}}.Configure(app => System.IO.File.WriteAllText({{Literal(trace)}}, "started")).Build().Run();
                """);

        ToolRun run = await RunAsync(assembly);

        ToolFailure.AssertPlain(run, "ConfigureWebHostDefaults");
        Assert.False(File.Exists(trace));
    }

    [Theory]
    [InlineData("Host=db;Password=hunter 22;Timeout=3", "hunter", "22;")]
    [InlineData("Host=db;Pwd='hunter;22'", "hunter", "22")]
    [InlineData("Host=db;Password=hunter,22&23", "hunter", "22", "23")]
    [InlineData("Host=db;Pwd=hunter 22", "hunter", "22")]
    [InlineData("Host=db;Password=\"hunter;22\"", "hunter", "22")]
    [InlineData("Host=db;Password=\"hunter\"\";22\";Timeout=3", "hunter", "22")]
    [InlineData("Host=db;Password=\"hunter;22", "hunter", "22")]
    [InlineData("Host=db;Password=hunter'2\"2}3;Timeout=3", "hunter", "2\"2", "3;")]
    [InlineData("Driver=odbc;Pwd={hunter;}}22};Timeout=3", "hunter", "22")]
    [InlineData("""{"site":"Host=db;Password=\"hunter;22\";Timeout=3"}""", "hunter", "22")]
    [InlineData("""{"site":"Host=db;Password=\u0022hunter;22\u0022;Timeout=3"}""", "hunter", "22")]
    [InlineData("Endpoint=queue;Shared Secret=hunter,22&23 24", "hunter", "22", "23", "24")]
    [InlineData("password: hunter, 22", "hunter", "22")]
    [InlineData("https://acme.com/?password=hunter,22&y=1", "hunter", "22")]
    [InlineData("Authorization: Bearer eyJ-hunter.22", "hunter")]
    [InlineData("sent bearer hunter22, refused", "hunter22")]
    [InlineData("Authorization: Basic aHVudGVy", "aHVudGVy")]
    [InlineData("amqp://worker:hunter22@queue.acme.com/jobs", "hunter22")]
    [InlineData("postgres://worker:hunt@er22@db/jobs", "hunt", "er22")]
    [InlineData("https://hunter22@git.acme.com/a", "hunter22")]
    [InlineData("POST https://acme.bitrix24.com/rest/1/hunter22/crm.deal.get", "hunter22")]
    [InlineData("AUTH_ID=hunter22&REFRESH_ID=hunter23", "hunter22", "hunter23")]
    [InlineData("""{"access_token":"hunter22","refresh_token" : "hunter\"23"}""", "hunter22", "23")]
    [InlineData("""{"body":"{\"client_secret\":\"hunter22\"}"}""", "hunter22")]
    [InlineData("""{"body":"{\u0022client_secret\u0022:\u0022hunter22\u0022}"}""", "hunter22")]
    [InlineData("X-Api-Key: hunter22", "hunter22")]
    [InlineData("its secret is value-of-a-variable and its kin value-of-a-variable-also", "value-of-a-variable", "-also")]
    [InlineData("a\u001b[2J\rb", "\u001b", "\r")]
    public async Task What_an_application_writes_is_shown_without_secrets_and_on_its_line(string said, params string[] hidden)
    {
        string print = $"System.Console.WriteLine({Literal(said)}); System.Console.Error.WriteLine({Literal(said)});";
        ToolSituation situation = _folder.Situation with
        {
            Variables = new Dictionary<string, string>
            {
                ["DOTNET_HOST_PATH"] = BuildFacts.Dotnet,
                ["Site__Secret"] = "value-of-a-variable",
                ["Site__OtherSecret"] = "value-of-a-variable-also",
            },
        };
        string assembly = MadeApplication.Write(
            _folder, program: $"{print} System.Console.WriteLine(\"and so it goes on\"); System.Environment.Exit(3);");

        ToolRun normal = await ToolRun.StartAsync(situation, ["plan", "--all", "-e", "Production", "-a", assembly]);
        ToolRun detailed = await ToolRun.StartAsync(situation, ["plan", "--all", "-e", "Production", "-a", assembly, "-v", "Detailed"]);

        foreach (ToolRun run in (ToolRun[])[normal, detailed])
        {
            Assert.Contains("and so it goes on", run.Error, StringComparison.Ordinal);
            Assert.All(hidden, secret => Assert.DoesNotContain(secret, run.Error, StringComparison.Ordinal));
        }
    }

    /// <summary>Whoever looks for a cause needs the rest.</summary>
    [Theory]
    [InlineData("GET https://acme.com/a?access_token=hunter22&limit=17 was refused", "&limit=17 was refused")]
    [InlineData("GET https://acme.com/a?password=hunter,22&limit=17 was refused", "&limit=17 was refused")]
    [InlineData("Host=db;Password=hunter,22 23;Timeout=17", ";Timeout=17")]
    [InlineData("Host=db;Password=\"hunter;22\";Timeout=17", ";Timeout=17")]
    [InlineData("""{"site":"Host=db;Password=\"hunter;22\";Timeout=17"}""", ";Timeout=17")]
    [InlineData("""{"client_secret":"hunter,22","error":"refused"}""", "\"error\":\"refused\"")]
    public async Task What_stands_beside_a_secret_is_shown(string said, string shown)
    {
        string assembly = MadeApplication.Write(
            _folder, program: $"System.Console.WriteLine({Literal(said)}); System.Environment.Exit(3);");

        ToolRun run = await RunAsync(assembly);

        Assert.Contains(shown, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("22", run.Error, StringComparison.Ordinal);
    }

    private static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    private Task<ToolRun> RunAsync(string assembly, params string[] more) => ToolRun.StartAsync(
        _folder.Situation with { Variables = new Dictionary<string, string> { ["DOTNET_HOST_PATH"] = BuildFacts.Dotnet } },
        ["plan", "--all", "--environment", "Production", "--assembly", assembly, .. more]);

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("a mistake");
    }
}
