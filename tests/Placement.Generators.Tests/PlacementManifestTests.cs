using System.Text.Json;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests;

/// <summary>What an assembly's metadata says that it declares.</summary>
public class PlacementManifestTests
{
    private const string Switch = "PlacementManifestAttribute";

    private static readonly Uri Address = new("https://myapp.example.com");

    [Fact]
    public void The_manifest_says_of_each_binding_what_is_registered()
    {
        GeneratorRun run = new TestProject(
            """
            using Placement;
            namespace Acme.Sales;

            [WidgetPlacement("TASK_VIEW_TAB", Title = " \"Tasks\" \u202E\u0007", GroupIds = new[] { 4, 9 }, Icon = "icons/task.png")]
            [WidgetPlacement("LEFT_MENU", UserId = 7)]
            [WidgetText("de", Title = "Aufgaben")]
            class Tasks;

            [WidgetPlacement("IM_TEXTAREA", IconName = "fa-truck", Width = 60, ErrorHandler = "/failed", Handler = "https://acme.example/chat")]
            class Chat;
            """).Run().AssertCompiles();

        JsonElement[] declared = [.. Manifest(run).GetProperty("placements").EnumerateArray()];

        Assert.Equal(
            run.Bindings().Select(static binding => binding.ToJson(Address)),
            declared.Select(static placement => Binding(placement).ToJson(Address)));
        Assert.Equal(
            ["Acme.Sales.Chat", "Acme.Sales.Tasks", "Acme.Sales.Tasks"],
            declared.Select(static placement => placement.GetProperty("class").GetString()));
        Assert.Equal([null, null, "icons/task.png"], declared.Select(static placement => Member(placement, "icon")));
        Assert.Equal([null, null, "task"], declared.Select(static placement => Member(placement, "scope")));
    }

    [Fact]
    public void The_order_of_files_and_attributes_does_not_matter()
    {
        const string Menu = "[Placement.WidgetPlacement(\"LEFT_MENU\", Handler = \"/b\"), Placement.WidgetPlacement(\"CALL_CARD\")] class Menu;";
        const string Other = "[Placement.WidgetPlacement(\"LEFT_MENU\", Handler = \"/a\")] class Other;";

        Assert.Equal(Text(new TestProject(Menu, Other).Run()), Text(new TestProject(Other, Menu).Run()));
        Assert.Equal(
            ["CALL_CARD /menu", "LEFT_MENU /a", "LEFT_MENU /b"],
            Manifest(new TestProject(Menu, Other).Run()).GetProperty("placements").EnumerateArray()
                .Select(static placement => Binding(placement).ToString().Replace("/widgets", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_library_has_a_manifest_of_its_own_and_the_application_names_it()
    {
        GeneratorRun library = TestProject.Library("Acme.Tasks", "[Placement.WidgetPlacement(\"TASK_VIEW_TAB\")] class TaskTab;").Run();
        GeneratorRun second = TestProject.Library("Acme.Calls", "[Placement.WidgetPlacement(\"CALL_CARD\")] class Card;").Run();

        JsonElement ofApplication = Manifest(new TestProject("class Nothing;") { Libraries = [library, second] }.Run().AssertCompiles());

        Assert.Equal(
            ["Acme.Calls", "Acme.Tasks"], ofApplication.GetProperty("libraries").EnumerateArray().Select(static name => name.GetString()));
        Assert.Empty(ofApplication.GetProperty("placements").EnumerateArray());
        Assert.Equal("TASK_VIEW_TAB", Binding(Assert.Single(Manifest(library).GetProperty("placements").EnumerateArray())).Placement);
        Assert.False(Manifest(library).TryGetProperty("libraries", out _));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("False")]
    public void A_project_can_do_without(string value)
    {
        var project = new TestProject("[Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu;")
        {
            Properties = new Dictionary<string, string> { ["RootNamespace"] = "Acme.Sales", [Switch] = value },
        };

        GeneratorRun run = project.Run().AssertCompiles();

        Assert.Null(Text(run));
        Assert.Equal("LEFT_MENU", Assert.Single(run.Bindings()).Placement);
    }

    [Theory]
    [InlineData("")]
    [InlineData("true")]
    public void Any_other_value_of_the_switch_is_the_default(string value)
    {
        var project = new TestProject("[Placement.WidgetPlacement(\"LEFT_MENU\")] class Menu;");
        var same = project with { Properties = new Dictionary<string, string>(project.Properties) { [Switch] = value } };

        Assert.Equal(Text(project.Run()), Text(same.Run()));
    }

    [Fact]
    public void Where_nothing_is_declared_there_is_no_manifest() =>
        Assert.Null(Text(new TestProject("class Nothing;").Run().AssertCompiles()));

    /// <summary>The attribute's argument, as tools read it from the metadata; null: there is no attribute.</summary>
    private static string? Text(GeneratorRun run) => run.Output
        .GetSymbolsWithName("WidgetPlacements", Microsoft.CodeAnalysis.SymbolFilter.Type, TestContext.Current.CancellationToken)
        .SelectMany(static type => type.GetAttributes())
        .Where(static attribute => attribute.AttributeClass?.ToDisplayString() == "Placement.PlacementManifestAttribute")
        .Select(static attribute => (string?)attribute.ConstructorArguments[0].Value)
        .SingleOrDefault();

    private static JsonElement Manifest(GeneratorRun run)
    {
        JsonElement manifest = JsonDocument.Parse(Text(run)!).RootElement;
        Assert.Equal(1, manifest.GetProperty("version").GetInt32());
        return manifest;
    }

    private static WidgetBinding Binding(JsonElement placement) => WidgetBinding.Create(placement.GetProperty("bind").GetRawText());

    private static string? Member(JsonElement placement, string name) =>
        placement.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
