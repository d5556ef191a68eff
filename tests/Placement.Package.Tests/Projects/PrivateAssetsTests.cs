using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Projects;

/// <summary>
/// What reaches the applications that reference a library of widgets, by what the library says of its reference to the package. The
/// attributes' assembly is there at run time in each: applications print what it read.
/// </summary>
public sealed class PrivateAssetsTests(PackageFeed feed)
{
    /// <summary>Prints the widgets that the application's own generated code knows.</summary>
    private const string OwnProgram = """
        using App;
        using Placement;

        foreach (WidgetBinding binding in WidgetPlacements.All)
        {
            System.Console.WriteLine($"{binding.Placement} {binding.Title}");
        }

        [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
        internal sealed class DealSupplies;
        """;

    /// <summary>Prints the widgets that the library's generated code knows.</summary>
    private const string LibraryProgram = """
        using Placement;

        foreach (WidgetBinding binding in Stock.WidgetPlacements.All)
        {
            System.Console.WriteLine($"{binding.Placement} {binding.Title}");
        }
        """;

    private const string AllAssets = "runtime; build; native; contentfiles; analyzers; buildtransitive";

    private static readonly string[] BothWidgets = ["CRM_DEAL_DETAIL_TAB Supplies", "LEFT_MENU Stock"];
    private static readonly string[] LibraryWidgets = ["LEFT_MENU Stock"];

    [Fact]
    public async Task With_private_assets_none_the_library_brings_the_generator_too()
    {
        ConsumerProject project = Create(libraryReference: """PrivateAssets="none" """, appReference: "", OwnProgram);

        project.Printed(await project.RunAsync("App"), BothWidgets);
    }

    [Fact]
    public async Task By_default_the_library_brings_the_attributes_and_the_application_its_generator()
    {
        ConsumerProject project = Create(libraryReference: "", appReference: "", LibraryProgram);
        project.Printed(await project.RunAsync("App"), LibraryWidgets);

        project.Write(
            "App/App.csproj", Application("""<PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />"""));
        project.Write("App/Program.cs", OwnProgram);
        project.Printed(await project.RunAsync("App"), BothWidgets);
    }

    [Fact]
    public async Task With_private_assets_all_on_both_sides_nothing_is_missing()
    {
        ConsumerProject project = Create(
            libraryReference: """PrivateAssets="all" """,
            appReference: """<PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" PrivateAssets="all" />""",
            OwnProgram);

        project.Printed(await project.RunAsync("App"), BothWidgets);
    }

    /// <summary>What tools write for packages of analyzers lets the compiler see none of the assemblies.</summary>
    [Fact]
    public async Task Assets_without_those_of_the_compiler_hide_the_attributes_and_generate_nothing()
    {
        ConsumerProject project = Create(
            libraryReference: "",
            appReference: $"""<PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" PrivateAssets="all" IncludeAssets="{AllAssets}" />""",
            """System.Console.WriteLine("Nothing of it is used.");""");
        project.Printed(await project.RunAsync("App"), "Nothing of it is used.");

        project.Write("App/Program.cs", OwnProgram);
        ProgramResult build = await project.BuildAsync("App");
        Assert.NotEmpty(build.Errors);
        Assert.All(build.Errors, static error => Assert.Contains("Program.cs", error.Origin, StringComparison.Ordinal));

        project.Write(
            "App/App.csproj",
            Application($"""<PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" PrivateAssets="all" IncludeAssets="compile; {AllAssets}" />"""));
        project.Printed(await project.RunAsync("App"), BothWidgets);
    }

    /// <summary>An application and the library that it references.</summary>
    private ConsumerProject Create(string libraryReference, string appReference, string program) => ConsumerProject.Create(
        feed,
        ("Stock/Stock.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
                <PlacementVisibility>public</PlacementVisibility>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" {libraryReference}/>
              </ItemGroup>
            </Project>
            """),
        ("Stock/StockList.cs", """
            using Placement;

            namespace Stock
            {
                [WidgetPlacement(Placements.LeftMenu, Title = "Stock")]
                internal sealed class StockList
                {
                }
            }
            """),
        ("App/App.csproj", Application(appReference)),
        ("App/Program.cs", program));

    private static string Application(string reference) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../Stock/Stock.csproj" />
            {reference}
          </ItemGroup>
        </Project>
        """;
}
