using System.Text.Json;
using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Contents;

/// <summary>Which projects get generator, rules and fixes, by the packages that they refer to.</summary>
public sealed class CompilerAssetsTests(PackageFeed feed)
{
    private static readonly string[] All = ["Placement.Analyzers.dll", "Placement.CodeFixes.dll", "Placement.Generators.dll"];

    [Theory]
    [InlineData("Placement.Generators")]
    [InlineData("Placement.AspNetCore")]
    public async Task One_package_is_enough(string package)
    {
        (string[] analyzers, string[] visible) = await AssetsOfAsync(package);
        Assert.Equal(All, analyzers);
        Assert.Equal(["PlacementManifestAttribute", "PlacementNamespace", "PlacementVisibility"], visible);
    }

    /// <summary>Our assemblies that the compiler is given, and our properties that it is told.</summary>
    private async Task<(string[] Analyzers, string[] Visible)> AssetsOfAsync(string package)
    {
        ConsumerProject project = ConsumerProject.Create(feed, ("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net8.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="$(PlacementVersion)" />
              </ItemGroup>
            </Project>
            """));
        project.Succeeded(await project.RestoreAsync());
        ProgramResult result = project.Succeeded(
            await project.DotnetAsync(["msbuild", "-t:ResolveLockFileAnalyzers", "-getItem:Analyzer", "-getItem:CompilerVisibleProperty"]));
        using JsonDocument items = JsonDocument.Parse(result.Output);
        return (Names("Analyzer", "Filename", ".dll"), Names("CompilerVisibleProperty", "Identity", ""));

        string[] Names(string item, string metadata, string suffix) =>
        [
            .. items.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray()
                .Select(entry => entry.GetProperty(metadata).GetString() + suffix)
                .Where(static name => name.StartsWith("Placement", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
