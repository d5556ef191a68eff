using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Projects;

/// <summary>A program with widgets and nothing else.</summary>
public sealed class ConsoleTests(PackageFeed feed)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using Desk;
        using Placement;

        foreach (WidgetBinding binding in WidgetPlacements.All)
        {
            Console.WriteLine($"{binding.Placement} {binding.Handler} {binding.Title} {binding.WidgetType?.Name}");
        }

        """;

    [Fact]
    public async Task A_program_prints_the_widgets_that_it_declares()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("Desk.csproj", Project),
            ("Program.cs", Program + """
                Console.WriteLine(string.Join(' ', WidgetPlacements.RequiredScopes));

                [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
                internal sealed class DealSupplies;

                [WidgetPlacement(Placements.LeftMenu, Title = "Stock", Handler = "/stock?all=1")]
                internal sealed class Stock;
                """));

        ProgramResult run = await project.RunAsync();

        project.Printed(
            run,
            "CRM_DEAL_DETAIL_TAB /widgets/deal-supplies Supplies DealSupplies",
            "LEFT_MENU /stock?all=1 Stock Stock",
            "crm placement");
    }

    [Fact]
    public async Task A_mistake_is_an_error_of_the_build_that_leads_to_its_page()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("Desk.csproj", Project),
            ("Program.cs", Program + """
                [WidgetPlacement("CRM_DAEL_DETAIL_TAB", Title = "Supplies")]
                internal sealed class DealSupplies;
                """));

        ProgramResult build = await project.BuildAsync();

        BuildMessage error = Assert.Single(build.Errors);
        Assert.Equal("PLC0101", error.Code);
        Assert.Contains("Program.cs", error.Origin, StringComparison.Ordinal);
        Assert.Contains("CRM_DEAL_DETAIL_TAB", error.Text, StringComparison.Ordinal);
        Assert.Contains("docs/rules/PLC0101.md", error.Text, StringComparison.Ordinal);
    }

    /// <summary>What hosts of analyzers other than the compiler do: they load the fixes, and what these need, from the package.</summary>
    [Fact]
    public async Task A_fix_from_the_package_mends_the_code()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("Desk.csproj", Project),
            ("Program.cs", Program + """
                [WidgetPlacement("crm_deal_detail_tab", Title = "Supplies")]
                internal sealed class DealSupplies;
                """));
        await project.RestoreAsync();

        project.Succeeded(
            await project.DotnetAsync(["format", "analyzers", "--no-restore", "--diagnostics", "PLC0102", "--severity", "warn"]));

        Assert.Contains(
            "[WidgetPlacement(\"CRM_DEAL_DETAIL_TAB\", Title",
            await File.ReadAllTextAsync(project.PathOf("Program.cs"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
