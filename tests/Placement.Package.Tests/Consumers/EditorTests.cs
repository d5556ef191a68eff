using System.Text.Json;
using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Consumers;

/// <summary>The builds that nobody sees: those of editors, and those of tools that compile a project on the way.</summary>
public sealed class EditorTests(PackageFeed feed)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <PlacementVisibility>public</PlacementVisibility>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Placement.Generators" Version="$(PlacementVersion)" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using Desk_Top;
        using Placement;

        Console.WriteLine(WidgetPlacements.All.Count);

        [WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
        internal sealed class DealSupplies;
        """;

    [Fact]
    public async Task A_design_time_build_has_the_generator_the_rules_and_the_properties_once()
    {
        ConsumerProject project = ConsumerProject.Create(feed, ("Desk Top.csproj", Project), ("Program.cs", Program));
        project.Succeeded(await project.RestoreAsync());

        ProgramResult build = project.Succeeded(await project.DotnetAsync(
        [
            "msbuild", project.PathOf("Desk Top.csproj"), "-target:Compile", "-getItem:CscCommandLineArgs",
            "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true", "-p:BuildProjectReferences=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
        ]));

        using JsonDocument items = JsonDocument.Parse(build.Output);
        string[] arguments =
        [
            .. items.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(
                static item => item.GetProperty("Identity").GetString()!),
        ];
        Assert.Equal(
            ["Placement.Analyzers.dll", "Placement.CodeFixes.dll", "Placement.Generators.dll"],
            Values(arguments, "/analyzer:").Select(static path => Path.GetFileName(path)).Where(static name => name.StartsWith("Placement.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        string configuration = File.ReadAllText(project.PathOf(Values(arguments, "/analyzerconfig:").Single(
            static path => path.EndsWith(".GeneratedMSBuildEditorConfig.editorconfig", StringComparison.Ordinal))));

        // The SDK itself asks for the root namespace, too, and the compiler minds no repetition.
        Assert.Equal(
            ["build_property.PlacementManifestAttribute = ", "build_property.PlacementNamespace = ", "build_property.PlacementVisibility = public", "build_property.RootNamespace = Desk_Top"],
            configuration.Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => line.Contains("Placement", StringComparison.Ordinal) || line.Contains(".RootNamespace", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// WPF compiles a project with markup twice: first as a copy of the project file, with another name, in the same folders. Newer SDKs
    /// hand it the root namespace.
    /// </summary>
    [Theory]
    [InlineData("")]
    [InlineData("<RootNamespace>Desk_Top</RootNamespace>")]
    public async Task A_copy_of_the_project_under_another_name_generates_the_same(string rootNamespace)
    {
        const string Copy = "Desk Top_a1b2c3d4_wpftmp.csproj";
        string properties = $"""
            <PropertyGroup>
              <AssemblyName>Desk Top</AssemblyName>
              <IntermediateOutputPath>obj/Debug/</IntermediateOutputPath>
              <BaseIntermediateOutputPath>obj/</BaseIntermediateOutputPath>
              <MSBuildProjectExtensionsPath>{"$(MSBuildProjectDirectory)"}/obj/</MSBuildProjectExtensionsPath>
              <_TargetAssemblyProjectName>Desk Top</_TargetAssemblyProjectName>
              {rootNamespace}
            </PropertyGroup>
            """;
        ConsumerProject project = ConsumerProject.Create(
            feed,
            ("Desk Top.csproj", Project),
            (Copy, Project
                .Replace(
                    "<Project Sdk=\"Microsoft.NET.Sdk\">",
                    "<Project>\n<Import Project=\"Sdk.props\" Sdk=\"Microsoft.NET.Sdk\" />",
                    StringComparison.Ordinal)
                .Replace("</Project>", properties + "<Import Project=\"Sdk.targets\" Sdk=\"Microsoft.NET.Sdk\" />\n</Project>", StringComparison.Ordinal)),
            ("Program.cs", Program));
        project.Succeeded(await project.RestoreAsync("Desk Top.csproj"));
        foreach (string ending in (string[])[".nuget.g.props", ".nuget.g.targets", ".nuget.dgspec.json"])
        {
            File.Copy(project.PathOf("obj/Desk Top.csproj" + ending), project.PathOf("obj/" + Copy + ending));
        }

        project.Succeeded(await project.DotnetAsync(["msbuild", project.PathOf(Copy), "-target:Compile", "-m:1"]));
        File.Delete(project.PathOf(Copy));
        project.Succeeded(await project.BuildAsync("Desk Top.csproj", "--no-restore"));
        project.Printed(await project.ExecuteAsync("bin/Debug/net10.0/Desk Top.dll"), "1");
    }

    private static IEnumerable<string> Values(IEnumerable<string> arguments, string option) => arguments
        .Where(argument => argument.StartsWith(option, StringComparison.Ordinal))
        .SelectMany(argument => argument[option.Length..].Split(','))
        .Select(static value => value.Trim('"'));
}
