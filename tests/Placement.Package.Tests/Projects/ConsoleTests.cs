using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Projects;

/// <summary>A program with widgets and nothing else.</summary>
public sealed class ConsoleTests(PackageFeed feed)
{
    [Fact]
    public async Task A_program_prints_the_widgets_that_it_declares()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("Desk.csproj", """
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
                """),
            ("Program.cs", """
                using Desk;
                using Placement;

                foreach (WidgetBinding binding in WidgetPlacements.All)
                {
                    Console.WriteLine($"{binding.Placement} {binding.Handler} {binding.WidgetType?.Name}");
                }

                [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
                internal sealed class DealSupplies;
                """));

        ProgramResult run = project.Succeeded(await project.RunAsync());

        Assert.Equal("CRM_DEAL_DETAIL_TAB /widgets/deal-supplies DealSupplies\n", run.Output);
    }
}
