using System.Text.Json.Nodes;
using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Projects;

/// <summary>A file with what a project declares, which each build writes.</summary>
public sealed class ManifestFileTests(PackageFeed feed)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net8.0</TargetFramework>
            <PlacementManifest>widgets.json</PlacementManifest>
            PROPERTIES
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />
            <ProjectReference Include="../Stock/Stock.csproj" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using Placement;

        // The build runs nothing of this.
        System.IO.File.WriteAllText("ran.txt", "");

        [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
        [WidgetText("de", Title = "Lieferungen")]
        internal sealed class DealSupplies;
        """;

    private const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>netstandard2.0</TargetFramework>
            PROPERTIES
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />
          </ItemGroup>
        </Project>
        """;

    private const string LibraryWidget = """
        [Placement.WidgetPlacement("LEFT_MENU", Title = "Stock")]
        internal sealed class StockList { }
        """;

    [Fact]
    public async Task Each_build_writes_what_the_project_and_its_libraries_declare()
    {
        ConsumerProject project = Create();
        project.Succeeded(await project.BuildAsync("Desk"));

        string file = project.PathOf("Desk/widgets.json");
        Assert.Equal(["CRM_DEAL_DETAIL_TAB Supplies", "LEFT_MENU Stock"], Read(file));
        Assert.Empty(Directory.EnumerateFiles(project.Root, "ran.txt", SearchOption.AllDirectories));
        string first = await TextAsync(file);
        DateTime written = File.GetLastWriteTimeUtc(file);

        project.Succeeded(await project.BuildAsync("Desk", "--no-restore"));
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));

        project.Write("Desk/Program.cs", Program.Replace("\"Supplies\"", "\"Deliveries\"", StringComparison.Ordinal));
        project.Succeeded(await project.BuildAsync("Desk", "--no-restore"));
        Assert.Equal(["CRM_DEAL_DETAIL_TAB Deliveries", "LEFT_MENU Stock"], Read(file));

        project.Write("Stock/StockList.cs", LibraryWidget.Replace("\"Stock\"", "\"Shelves\"", StringComparison.Ordinal));
        project.Succeeded(await project.BuildAsync("Desk", "--no-restore"));
        Assert.Equal(["CRM_DEAL_DETAIL_TAB Deliveries", "LEFT_MENU Shelves"], Read(file));

        File.Delete(file);
        project.Write("Desk/Program.cs", Program);
        project.Write("Stock/StockList.cs", LibraryWidget);
        project.Succeeded(await project.BuildAsync("Desk", "--no-restore"));
        Assert.Equal(first, await TextAsync(file));
    }

    [Fact]
    public async Task Another_folder_and_another_language_give_the_same_bytes()
    {
        ConsumerProject one = Create();
        ConsumerProject other = Create();
        one.Succeeded(await one.BuildAsync("Desk"));
        other.Succeeded(await other.BuildAsync("Desk", "-p:PreferredUILang=tr-TR", "-p:DebugType=none"));

        Assert.Equal(await TextAsync(one.PathOf("Desk/widgets.json")), await TextAsync(other.PathOf("Desk/widgets.json")));
    }

    [Fact]
    public async Task A_library_that_does_not_say_what_it_declares_fails_the_build_with_one_sentence()
    {
        ConsumerProject project = Create("<PlacementManifestAttribute>false</PlacementManifestAttribute>");

        ProgramResult build = await project.BuildAsync("Desk");

        BuildMessage error = Assert.Single(build.Errors);
        Assert.Equal("PLCBUILD02", error.Code);
        Assert.Contains("has widgets and does not say which", error.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(project.PathOf("Desk/widgets.json")));
    }

    private ConsumerProject Create(string libraryProperties = "") => ConsumerProject.Create(
        feed,
        ("Desk/Desk.csproj", Project.Replace("PROPERTIES", "", StringComparison.Ordinal)),
        ("Desk/Program.cs", Program),
        ("Stock/Stock.csproj", Library.Replace("PROPERTIES", libraryProperties, StringComparison.Ordinal)),
        ("Stock/StockList.cs", LibraryWidget));

    private static string[] Read(string file) =>
    [
        .. JsonNode.Parse(File.ReadAllText(file))!["placements"]!.AsArray()
            .Select(static item => $"{item!["bind"]!["PLACEMENT"]} {item["bind"]!["TITLE"]}"),
    ];

    private static Task<string> TextAsync(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
}
