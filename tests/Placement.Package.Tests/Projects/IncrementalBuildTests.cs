using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Projects;

/// <summary>Building again what has not changed.</summary>
public sealed class IncrementalBuildTests(PackageFeed feed)
{
    private const string Widget = """
        using Desk;
        using Placement;

        System.Console.WriteLine(WidgetPlacements.All[0].Title);

        [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
        internal sealed class DealSupplies;
        """;

    [Fact]
    public async Task Only_a_change_of_the_source_compiles_again()
    {
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("Desk.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />
                    <Content Include="texts.txt" CopyToOutputDirectory="PreserveNewest" />
                  </ItemGroup>
                </Project>
                """),
            ("texts.txt", "one"),
            ("Program.cs", Widget));
        project.Succeeded(await project.BuildAsync());
        DateTime compiled = CompiledAt(project);

        project.Succeeded(await project.BuildAsync());
        Assert.Equal(compiled, CompiledAt(project));

        project.Write("texts.txt", "two");
        project.Succeeded(await project.BuildAsync("", "--no-restore"));
        Assert.Equal(compiled, CompiledAt(project));
        Assert.Equal(
            "two", await File.ReadAllTextAsync(project.PathOf("bin/Debug/net10.0/texts.txt"), TestContext.Current.CancellationToken));

        project.Write("Program.cs", Widget.Replace("\"Supplies\"", "\"Deliveries\"", StringComparison.Ordinal));
        project.Succeeded(await project.BuildAsync("", "--no-restore"));
        Assert.NotEqual(compiled, CompiledAt(project));
        project.Printed(await project.ExecuteAsync("bin/Debug/net10.0/Desk.dll"), "Deliveries");
    }

    /// <summary>When the compiler wrote its output: it does so whenever it runs, even if the output is the same.</summary>
    private static DateTime CompiledAt(ConsumerProject project) => File.GetLastWriteTimeUtc(project.PathOf("obj/Debug/net10.0/Desk.dll"));
}
