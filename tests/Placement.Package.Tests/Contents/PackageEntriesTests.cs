using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Contents;

/// <summary>Packing the solution gives five packages and their symbols; each has these files and no other.</summary>
public sealed class PackageEntriesTests(PackageFeed feed)
{
    /// <summary>What every package consists of.</summary>
    private static readonly string[] Envelope = ["[Content_Types].xml", "_rels/.rels"];

    [Fact]
    public void The_solution_packs_into_five_packages() => Assert.Equal(
        [
            $"Placement.AspNetCore.{PackageFeed.Version}.nupkg", $"Placement.Generators.{PackageFeed.Version}.nupkg",
            $"Placement.Orleans.{PackageFeed.Version}.nupkg", $"Placement.Testing.{PackageFeed.Version}.nupkg",
            $"Placement.Tool.{PackageFeed.Version}.nupkg",
        ],
        feed.Packages.Select(Path.GetFileName));

    [Fact]
    public void Each_package_has_its_symbols() => Assert.Equal(
        feed.Packages.Select(static package => Path.ChangeExtension(package, ".snupkg")),
        feed.SymbolPackages);

    /// <summary>One Roslyn folder, too: projects in the old format load the assemblies of every folder at once.</summary>
    [Fact]
    public void The_generator_comes_with_the_library_the_rules_and_the_fixes() => AssertEntries(
        feed.Generators,
        "Placement.Generators.nuspec",
        "README.md",
        "analyzers/dotnet/roslyn4.8/cs/Placement.Analyzers.dll",
        "analyzers/dotnet/roslyn4.8/cs/Placement.CodeFixes.dll",
        "analyzers/dotnet/roslyn4.8/cs/Placement.Generators.dll",
        "buildTransitive/Placement.Build.dll",
        "buildTransitive/Placement.Generators.props",
        "buildTransitive/Placement.Generators.targets",
        "icon.png",
        "lib/net8.0/Placement.dll",
        "lib/net8.0/Placement.xml",
        "lib/netstandard2.0/Placement.dll",
        "lib/netstandard2.0/Placement.xml");

    [Fact]
    public void Hosting_is_one_assembly() => AssertEntries(
        feed.AspNetCore,
        "Placement.AspNetCore.nuspec",
        "README.md",
        "icon.png",
        "lib/net8.0/Placement.AspNetCore.dll",
        "lib/net8.0/Placement.AspNetCore.xml");

    [Fact]
    public void The_fleet_is_one_assembly() => AssertEntries(
        feed.Orleans,
        "Placement.Orleans.nuspec",
        "README.md",
        "icon.png",
        "lib/net10.0/Placement.Orleans.dll",
        "lib/net10.0/Placement.Orleans.xml");

    [Fact]
    public void The_local_portal_is_one_assembly() => AssertEntries(
        feed.Testing,
        "Placement.Testing.nuspec",
        "README.md",
        "icon.png",
        "lib/net8.0/Placement.Testing.dll",
        "lib/net8.0/Placement.Testing.xml");

    /// <summary>A tool brings along all that it needs.</summary>
    [Fact]
    public void The_tool_is_complete() => AssertEntries(
        feed.Tool,
        "Placement.Tool.nuspec",
        "README.md",
        "icon.png",
        "tools/net8.0/any/DotnetToolSettings.xml",
        "tools/net8.0/any/Microsoft.Extensions.DependencyInjection.Abstractions.dll",
        "tools/net8.0/any/Microsoft.Extensions.Logging.Abstractions.dll",
        "tools/net8.0/any/Placement.Testing.dll",
        "tools/net8.0/any/Placement.Testing.pdb",
        "tools/net8.0/any/Placement.Tool.Host.dll",
        "tools/net8.0/any/Placement.Tool.Host.pdb",
        "tools/net8.0/any/Placement.Tool.deps.json",
        "tools/net8.0/any/Placement.Tool.dll",
        "tools/net8.0/any/Placement.Tool.pdb",
        "tools/net8.0/any/Placement.Tool.runtimeconfig.json",
        "tools/net8.0/any/Placement.dll",
        "tools/net8.0/any/Placement.pdb",
        "tools/net8.0/any/Spectre.Console.Ansi.dll",
        "tools/net8.0/any/Spectre.Console.dll",
        "tools/net8.0/any/System.CommandLine.dll");

    [Fact]
    public void Symbols_are_those_of_the_libraries()
    {
        AssertEntries(
            SymbolsOf(feed.Generators), "Placement.Generators.nuspec", "lib/net8.0/Placement.pdb", "lib/netstandard2.0/Placement.pdb");
        AssertEntries(SymbolsOf(feed.AspNetCore), "Placement.AspNetCore.nuspec", "lib/net8.0/Placement.AspNetCore.pdb");
        AssertEntries(SymbolsOf(feed.Orleans), "Placement.Orleans.nuspec", "lib/net10.0/Placement.Orleans.pdb");
        AssertEntries(SymbolsOf(feed.Testing), "Placement.Testing.nuspec", "lib/net8.0/Placement.Testing.pdb");
    }

    private static string SymbolsOf(string package) => Path.ChangeExtension(package, ".snupkg");

    private static void AssertEntries(string package, params string[] entries) => Assert.Equal(
        Envelope.Concat(entries).Order(StringComparer.Ordinal),
        PackedFiles.Open(package).Paths.Where(static path => !path.EndsWith(".psmdcp", StringComparison.Ordinal)));
}
