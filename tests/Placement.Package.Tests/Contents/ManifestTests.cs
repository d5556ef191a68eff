using System.Xml.Linq;
using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Contents;

/// <summary>What galleries show of the packages, and what they bring along.</summary>
public sealed class ManifestTests(PackageFeed feed)
{
    private const string Repository = "https://github.com/placement-generators/Placement.Generators";

    [Theory]
    [InlineData("Placement.Generators")]
    [InlineData("Placement.AspNetCore")]
    [InlineData("Placement.Orleans")]
    [InlineData("Placement.Testing")]
    [InlineData("Placement.Tool")]
    public void A_package_says_what_it_is_and_where_it_comes_from(string id)
    {
        XElement manifest = ManifestOf(id);
        Assert.Equal(
            [
                ("id", id),
                ("version", PackageFeed.Version),
                ("authors", "Placement.Generators contributors"),
                ("license", "MIT"),
                ("icon", "icon.png"),
                ("readme", "README.md"),
                ("projectUrl", Repository),
                ("releaseNotes", $"{Repository}/blob/main/CHANGELOG.md"),
                ("copyright", "Copyright (c) Placement.Generators contributors"),
            ],
            manifest.Elements()
                .Where(static element => !element.HasElements && element.Name.LocalName is not ("licenseUrl" or "description" or "tags" or "repository"))
                .Select(static element => (element.Name.LocalName, element.Value)));
        Assert.Equal("expression", manifest.Element("license")!.Attribute("type")!.Value);
        Assert.InRange(manifest.Element("description")!.Value.Length, 80, 400);
        Assert.Equal("git", manifest.Element("repository")!.Attribute("type")!.Value);
        Assert.Equal(Repository, manifest.Element("repository")!.Attribute("url")!.Value);
    }

    [Theory]
    [InlineData("Placement.Generators", "bitrix24 placement widget source-generator analyzers roslyn rest")]
    [InlineData("Placement.AspNetCore", "bitrix24 placement widget aspnetcore hosting")]
    [InlineData("Placement.Orleans", "bitrix24 placement widget orleans cluster")]
    [InlineData("Placement.Testing", "bitrix24 placement widget testing")]
    [InlineData("Placement.Tool", "bitrix24 placement widget tool cli")]
    public void A_package_is_found_by_its_tags(string id, string tags) => Assert.Equal(tags, ManifestOf(id).Element("tags")!.Value);

    /// <summary>The same commit stands in the symbols, which ask for its sources.</summary>
    [Fact]
    public void All_packages_name_the_commit_that_they_are_built_from()
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(BuildFacts.RepositoryRoot, ".git")), "These sources are in no repository.");
        string[] commits =
        [
            .. feed.Packages.Select(
                static package => PackedFiles.Open(package).Manifest.Element("repository")!.Attribute("commit")?.Value ?? ""),
        ];
        Assert.All(commits, static commit => Assert.Matches("^[0-9a-f]{40}$", commit));
        Assert.Single(commits.Distinct());
    }

    [Fact]
    public void The_library_depends_on_what_its_framework_lacks() => Assert.Equal(
        [
            "net8.0: Microsoft.Extensions.Logging.Abstractions 8.0.2, no Build,Analyzers",
            ".NETStandard2.0: Microsoft.Bcl.TimeProvider 8.0.1, no Build,Analyzers",
            ".NETStandard2.0: Microsoft.Extensions.Logging.Abstractions 8.0.2, no Build,Analyzers",
            ".NETStandard2.0: System.Diagnostics.DiagnosticSource 8.0.1, no Build,Analyzers",
            ".NETStandard2.0: System.Text.Json 8.0.5, no Build,Analyzers",
        ],
        DependenciesOf("Placement.Generators"));

    /// <summary>All of it, the assets of compilers included: whoever hosts widgets declares them, too.</summary>
    [Fact]
    public void Hosting_brings_the_generator_along()
    {
        Assert.Equal([$"net8.0: Placement.Generators [{PackageFeed.Version}], All"], DependenciesOf("Placement.AspNetCore"));
        Assert.Equal(["net8.0: Microsoft.AspNetCore.App"], FrameworksOf("Placement.AspNetCore"));
    }

    /// <summary>
    /// Many SDKs hand compilers the analyzers of all packages, whatever manifests exclude; those that go by them need not.
    /// </summary>
    [Fact]
    public void The_local_portal_brings_the_library_along_and_asks_for_no_generator()
    {
        Assert.Equal([$"net8.0: Placement.Generators {PackageFeed.Version}, no Build,Analyzers"], DependenciesOf("Placement.Testing"));
        Assert.Equal(["net8.0: Microsoft.AspNetCore.App"], FrameworksOf("Placement.Testing"));
    }

    [Fact]
    public void The_library_needs_no_framework_beyond_NET() => Assert.Empty(FrameworksOf("Placement.Generators"));

    private XElement ManifestOf(string id) =>
        PackedFiles.Open(feed.Packages.Single(path => Path.GetFileName(path) == $"{id}.{PackageFeed.Version}.nupkg")).Manifest;

    private IEnumerable<string> DependenciesOf(string id) => ManifestOf(id).Elements("dependencies").Elements("group")
        .SelectMany(static group => group.Elements("dependency").Select(dependency =>
        $"{group.Attribute("targetFramework")!.Value}: {dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}"
        + (dependency.Attribute("include") is { } include ? $", {include.Value}" : "")
        + (dependency.Attribute("exclude") is { } exclude ? $", no {exclude.Value}" : "")));

    private IEnumerable<string> FrameworksOf(string id) => ManifestOf(id).Elements("frameworkReferences").Elements("group")
        .SelectMany(static group => group.Elements("frameworkReference").Select(reference =>
        $"{group.Attribute("targetFramework")!.Value}: {reference.Attribute("name")!.Value}"));
}
