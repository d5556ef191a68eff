using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>What is declared, read from the metadata of assemblies.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_sample_says_what_it_declares()
    {
        ToolRun run = await ToolRun.StartAsync("export", "--assembly", BuiltApplications.DealDesk);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        JsonObject supplies = Placements(run).Single(static item => item["class"]!.GetValue<string>().EndsWith(
            ".DealSupplies", StringComparison.Ordinal)
            && Bind(item, "PLACEMENT") == "CRM_DEAL_DETAIL_TAB");
        Assert.Equal("~/widgets/deal-supplies", Bind(supplies, "HANDLER"));
        Assert.Equal("crm", supplies["scope"]!.GetValue<string>());
        Assert.Contains("crm", run.Json["scopes"]!.AsArray().Select(static scope => scope!.GetValue<string>()));
        Assert.Equal(
            Placements(run).Select(static item => (Bind(item, "PLACEMENT"), Bind(item, "HANDLER"))),
            Placements(run).Select(static item => (Bind(item, "PLACEMENT"), Bind(item, "HANDLER")))
                .OrderBy(static key => key.Item1, StringComparer.Ordinal)
                .ThenBy(static key => key.Item2, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_exported_is_of_the_documented_form()
    {
        string ours = TestAssembly.Write(_folder.Path, "Acme.Sales", TestManifest.Of(
            TestManifest.Item("LEFT_MENU", "~/menu", "\u202E\u0007\"<Ünïcode>\"", adjust: static item =>
            {
                item["icon"] = "icons/menu.png";
                item["bind"]!["OPTIONS"] = new JsonObject { ["width"] = 60, ["errorHandlerUrl"] = "~/failed" };
                item["bind"]!["LANG_ALL"] = new JsonObject { ["de"] = new JsonObject { ["TITLE"] = "Menü" } };
                item["bind"]!["USER_ID"] = 7;
            })));

        foreach (string assembly in (string[])[BuiltApplications.DealDesk, ours])
        {
            ToolRun run = await ToolRun.StartAsync("export", "--assembly", assembly);

            EvaluationResults results = Schema.Evaluate(run.Json, new EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.True(results.IsValid, JsonSerializer.Serialize(results));
        }
    }

    /// <summary>Otherwise the schema could allow anything.</summary>
    [Theory]
    [InlineData("""{"version":2,"scopes":["placement"],"placements":[]}""")]
    [InlineData("""{"version":1,"placements":[]}""")]
    [InlineData("""{"version":1,"scopes":["placement"],"placements":[],"more":1}""")]
    [InlineData("""{"version":1,"scopes":["placement"],"placements":[{"class":"A"}]}""")]
    [InlineData("""{"version":1,"scopes":["placement"],"placements":[{"bind":{"PLACEMENT":"A","HANDLER":"/a"},"class":"A"}]}""")]
    [InlineData(
        """{"version":1,"scopes":["placement"],"placements":[{"bind":{"PLACEMENT":"A","HANDLER":"~/a","USER_ID":0},"class":"A"}]}""")]
    [InlineData("""{"version":1,"scopes":["placement"],"placements":[{"bind":{"PLACEMENT":"A","HANDLER":"~/a","LANG_ALL":{"de":"A"}},"class":"A"}]}""")]
    public void The_schema_refuses_what_is_of_another_form(string manifest) =>
        Assert.False(Schema.Evaluate(JsonNode.Parse(manifest)).IsValid);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public async Task The_file_is_the_same_in_every_culture_and_every_folder(string culture)
    {
        await ToolRun.StartAsync(_folder.Situation, "export", "--assembly", BuiltApplications.DealDesk, "-o", "first.json");
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            ToolRun run = await ToolRun.StartAsync(
                _folder.Situation, "export", "--assembly", BuiltApplications.DealDesk, "-o", "deep/second.json");
            Assert.Equal(0, run.ExitCode);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        byte[] first = await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "first.json"), TestContext.Current.CancellationToken);
        Assert.Equal(
            first, await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "deep", "second.json"), TestContext.Current.CancellationToken));
        Assert.Equal((byte)'{', first[0]);
        Assert.DoesNotContain((byte)'\r', first);
        Assert.Equal(
            ["deep", "first.json"],
            Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_project_is_looked_at_like_its_assembly()
    {
        ToolRun assembly = await ToolRun.StartAsync("export", "--assembly", BuiltApplications.DealDesk);
        ToolRun project = await ToolRun.StartAsync(
            "export", "--project", BuiltApplications.DealDeskProject, "--no-build", "-c", BuiltApplications.Configuration);

        Assert.Equal(0, project.ExitCode);
        Assert.Equal(assembly.Output, project.Output);
    }

    [Fact]
    public async Task A_pipe_gets_the_manifest_and_stays_a_pipe()
    {
        string pipe = await _folder.CreatePipeAsync();
        Task<string> reading = Task.Run(() => File.ReadAllText(pipe), TestContext.Current.CancellationToken);
        ToolRun run = await ToolRun.StartAsync("export", "--assembly", BuiltApplications.DealDesk, "--output", pipe);
        ToolRun plain = await ToolRun.StartAsync("export", "--assembly", BuiltApplications.DealDesk);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(plain.Output, await reading.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Equal([pipe], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task One_placement_is_said_to_be_one()
    {
        ToolRun run = await ToolRun.StartAsync(
            _folder.Situation, "export", "-a", BuildFacts.AssemblyOf(MinimalSite.Project), "-o", "widgets.json");

        Assert.StartsWith("1 placement in ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_written_and_said()
    {
        ToolRun text = await ToolRun.StartAsync(_folder.Situation, "export", "-a", BuiltApplications.DealDesk, "-o", "widgets.json");
        ToolRun json = await ToolRun.StartAsync(
            _folder.Situation, "export", "-a", BuiltApplications.DealDesk, "-o", "widgets.json", "--json");

        int count = json.Json["placements"]!.GetValue<int>();
        Assert.Equal(Path.Combine(_folder.Path, "widgets.json"), json.Json["file"]!.GetValue<string>());
        Assert.StartsWith($"{count} placements in ", text.Output, StringComparison.Ordinal);
        Assert.Equal(
            count,
            JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "widgets.json"), TestContext.Current.CancellationToken))!["placements"]!.AsArray().Count);
    }

    [Fact]
    public async Task Widget_libraries_belong_to_the_application_each_once()
    {
        TestAssembly.Write(_folder.Path, "Acme.Calls", TestManifest.Of(TestManifest.Item("CALL_CARD", "~/card")));
        TestAssembly.Write(_folder.Path, "Acme.Tasks", With("Acme.Calls", TestManifest.Item("TASK_VIEW_TAB", "~/task")));
        string application = TestAssembly.Write(
            _folder.Path, "Acme.Sales", With("Acme.Calls\",\"Acme.Tasks\",\"Acme.Sales", TestManifest.Item("LEFT_MENU", "~/menu")));

        ToolRun run = await ToolRun.StartAsync("export", "--assembly", application);

        Assert.Equal(["CALL_CARD", "LEFT_MENU", "TASK_VIEW_TAB"], Placements(run).Select(static item => Bind(item, "PLACEMENT")));
        Assert.Null(run.Json["libraries"]);
    }

    [Theory]
    [InlineData("Acme.Missing", "no Acme.Missing.dll is beside it")]
    [InlineData("../Acme.Missing", "is beside it")]
    [InlineData("/etc/passwd", "is beside it")]
    [InlineData("Acme.Silent", "does not say which")]
    public async Task A_library_that_cannot_be_read_is_said(string library, string expected)
    {
        TestAssembly.Write(_folder.Path, "Acme.Silent", manifest: null);
        string application = TestAssembly.Write(_folder.Path, "Acme.Sales", With(library, TestManifest.Item("LEFT_MENU", "~/menu")));

        AssertFails(await ToolRun.StartAsync("export", "--assembly", application), expected);
    }

    [Fact]
    public async Task An_assembly_without_declarations_is_said() =>
        AssertFails(
            await ToolRun.StartAsync("export", "--assembly", TestAssembly.Write(_folder.Path, "Plain", manifest: null)),
            "declares no widgets");

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("MZ and then something that is no program")]
    public async Task What_is_no_assembly_is_said(string content) =>
        AssertFails(await ToolRun.StartAsync("export", "--assembly", _folder.Write("App.dll", content)), "App.dll is no ");

    [Fact]
    public async Task Cut_and_damaged_assemblies_fail_with_one_sentence()
    {
        byte[] whole = await File.ReadAllBytesAsync(
            TestAssembly.Write(_folder.Path, "Acme.Sales", TestManifest.Of(TestManifest.Item("LEFT_MENU", "~/menu"))), TestContext.Current.CancellationToken);
        string path = Path.Combine(_folder.Path, "Damaged.dll");
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            byte[] damaged = seed % 2 == 0 ? whole[..random.Next(2, whole.Length)] : [.. whole];
            for (int i = 0; i < 40 && seed % 2 == 1; i++)
            {
                damaged[random.Next(2, damaged.Length)] = (byte)random.Next(256);
            }

            await File.WriteAllBytesAsync(path, damaged, TestContext.Current.CancellationToken);
            ToolRun run = await ToolRun.StartAsync("export", "--assembly", path);
            if (run.ExitCode != 0)
            {
                AssertFails(run, "Damaged.dll");
            }
        }
    }

    [Fact]
    public async Task Files_that_are_not_there_and_folders_are_said()
    {
        AssertFails(await ToolRun.StartAsync(_folder.Situation, "export", "--assembly", "missing.dll"), "does not exist");
        AssertFails(await ToolRun.StartAsync(_folder.Situation, "export", "--assembly", "."), "is a folder");
        AssertFails(await ToolRun.StartAsync(_folder.Situation, "export"), "has no project");
        AssertFails(await ToolRun.StartAsync(_folder.Situation, "export", "--assembly", "a.dll", "--project", "b"), "give one of them");
        AssertFails(
            await ToolRun.StartAsync(_folder.Situation, "export", "--assembly", BuiltApplications.DealDesk, "-o", "."),
            "cannot be written");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_made()
    {
        ToolRun run = await ToolRun.StartAsync(
            _folder.Situation, "export", "--assembly", BuiltApplications.DealDesk, "-o", "review/portals/widgets.json");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.True(File.Exists(Path.Combine(_folder.Path, "review", "portals", "widgets.json")));
    }

    /// <summary>MSBuild says what is wrong, and nothing is built or looked at.</summary>
    [Theory]
    [InlineData("<Project><Import Project=\"missing.props\" /></Project>", "MSB4019")]
    [InlineData("<Project>", "MSB4025")]
    [InlineData("<Project><Target Name=\"x\"", "MSB4025")]
    public async Task A_project_that_msbuild_cannot_read_shows_its_error(string project, string expected)
    {
        _folder.Write("App.csproj", project);
        ToolSituation situation = _folder.Situation with
        {
            Variables = new Dictionary<string, string> { ["DOTNET_HOST_PATH"] = BuildFacts.Dotnet },
        };

        ToolRun run = await ToolRun.StartAsync(situation, "export", "--no-build");

        ToolFailure.AssertPlain(run, "App.csproj cannot be read.");
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("is missing", run.Error, StringComparison.Ordinal);
    }

    private static JsonSchema Schema { get; } = JsonSchema.FromFile(BuiltApplications.Schema);

    private static string With(string library, JsonObject item) =>
        TestManifest.Of(item).Replace("\"version\":1", $"\"version\":1,\"libraries\":[\"{library}\"]", StringComparison.Ordinal);

    private static JsonObject[] Placements(ToolRun run) => [.. run.Json["placements"]!.AsArray().Select(static item => item!.AsObject())];

    private static string? Bind(JsonObject item, string name) => item["bind"]![name]?.GetValue<string>();

    private static void AssertFails(ToolRun run, string expected)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
