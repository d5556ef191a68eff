using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Projects;

/// <summary>A library of widgets for several frameworks, and applications on them.</summary>
public sealed class MultiTargetTests(PackageFeed feed)
{
    /// <summary>C# 7.3, which is the newest that netstandard2.0 and net472 have by default.</summary>
    private const string StockList = """
        using Placement;

        namespace Stock
        {
            [WidgetPlacement(Placements.LeftMenu, Title = Title)]
            [WidgetText("de", Title = "Lager")]
            internal sealed class StockList
            {
        #if NET10_0_OR_GREATER
                private const string Title = "Stock 10";
        #elif NET8_0_OR_GREATER
                private const string Title = "Stock 8";
        #else
                private const string Title = "Stock";
        #endif
            }
        }
        """;

    private const string Program = """
        using Desk;
        using Placement;

        foreach (WidgetBinding binding in WidgetPlacements.All)
        {
            System.Console.WriteLine($"{binding.Placement} {binding.Texts["en"].Title}");
        }
        """;

    [Fact]
    public async Task Each_framework_has_its_own_build_of_the_widgets()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("All.slnx", """
                <Solution>
                  <Project Path="Desk/Desk.csproj" />
                  <Project Path="OldDesk/OldDesk.csproj" />
                </Solution>
                """),
            ("Stock/Stock.csproj", Library("netstandard2.0;net8.0;net10.0")),
            ("Stock/StockList.cs", StockList),
            ("Desk/Desk.csproj", Application("net8.0;net10.0", "")),
            ("Desk/Program.cs", Program),
            ("OldDesk/OldDesk.csproj", Application("net10.0", """ SetTargetFramework="TargetFramework=netstandard2.0" """)),
            ("OldDesk/Program.cs", Program.Replace("using Desk;", "using OldDesk;", StringComparison.Ordinal)));

        project.Succeeded(await project.BuildAsync("All.slnx"));

        project.Printed(await project.ExecuteAsync("Desk/bin/Debug/net8.0/Desk.dll"), "LEFT_MENU Stock 8");
        project.Printed(await project.ExecuteAsync("Desk/bin/Debug/net10.0/Desk.dll"), "LEFT_MENU Stock 10");
        project.Printed(await project.ExecuteAsync("OldDesk/bin/Debug/net10.0/OldDesk.dll"), "LEFT_MENU Stock");
    }

    [Fact]
    public async Task The_same_library_builds_for_the_NET_Framework()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed, ("Stock/Stock.csproj", Library("net472;netstandard2.0")), ("Stock/StockList.cs", StockList));

        project.SucceededOrNotServed(await project.BuildAsync("Stock"), "the reference assemblies of the .NET Framework");

        Assert.True(
            File.Exists(project.PathOf("Stock/bin/Debug/net472/Placement.dll")), "The attributes' assembly is not beside the library.");
    }

    private static string Library(string frameworks) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFrameworks>{frameworks}</TargetFrameworks>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />
          </ItemGroup>
        </Project>
        """;

    private static string Application(string frameworks, string metadata) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFrameworks>{frameworks}</TargetFrameworks>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../Stock/Stock.csproj"{metadata}/>
            <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />
          </ItemGroup>
        </Project>
        """;
}
