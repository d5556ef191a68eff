using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Projects;

/// <summary>A library of widgets that is delivered as a package of its own.</summary>
public sealed class PackedLibraryTests(PackageFeed feed)
{
    private const string Own = """<PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />""";

    private const string Program = """
        using Desk;
        using Placement;

        foreach (WidgetBinding binding in WidgetPlacements.All)
        {
            System.Console.WriteLine($"{binding.Placement} {binding.Handler} {binding.Title}");
        }

        """;

    private const string OwnWidget = """
        [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
        internal sealed class DealSupplies;
        """;

    [Fact]
    public async Task Its_widgets_take_part_in_applications_that_reference_the_package()
    {
        ConsumerProject project = await CreateAsync("Acme.Stock", libraryReference: "", appReference: Own);

        project.Write("Desk/Program.cs", Program);
        project.Printed(await project.RunAsync("Desk"), "LEFT_MENU /widgets/stock-list Stock");

        project.Write("Desk/Program.cs", Program + OwnWidget);
        project.Printed(
            await project.RunAsync("Desk"), "CRM_DEAL_DETAIL_TAB /widgets/deal-supplies Supplies", "LEFT_MENU /widgets/stock-list Stock");
    }

    [Fact]
    public async Task It_brings_the_generator_if_it_says_so()
    {
        ConsumerProject project = await CreateAsync("Acme.OpenStock", libraryReference: """PrivateAssets="none" """, appReference: "");
        project.Write("Desk/Program.cs", Program + OwnWidget);

        project.Printed(
            await project.RunAsync("Desk"), "CRM_DEAL_DETAIL_TAB /widgets/deal-supplies Supplies", "LEFT_MENU /widgets/stock-list Stock");
    }

    /// <summary>Packs the library into a source of its own, which the projects of the folder see beside ours.</summary>
    /// <param name="id">The library's package. Two of one name and version would be one to NuGet.</param>
    /// <param name="libraryReference">What the library says of its reference.</param>
    /// <param name="appReference">The application's own reference.</param>
    private async Task<ConsumerProject> CreateAsync(string id, string libraryReference, string appReference)
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("nuget.config", """
                <configuration>
                  <packageSources>
                    <add key="acme" value="acme" />
                  </packageSources>
                </configuration>
                """),
            ("Stock/Stock.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net8.0</TargetFramework>
                    <PackageId>{id}</PackageId>
                    <Version>1.0.0-beta</Version>
                    <Nullable>enable</Nullable>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" {libraryReference}/>
                  </ItemGroup>
                </Project>
                """),
            ("Stock/StockList.cs", """
                using Placement;

                namespace Stock;

                [WidgetPlacement(Placements.LeftMenu, Title = "Stock")]
                internal sealed class StockList;
                """),
            ("Desk/Desk.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="{id}" Version="1.0.0-beta" />
                    {appReference}
                  </ItemGroup>
                </Project>
                """));
        Directory.CreateDirectory(project.PathOf("acme"));
        project.Succeeded(await project.PackAsync("Stock", "--output", project.PathOf("acme")));
        return project;
    }
}
