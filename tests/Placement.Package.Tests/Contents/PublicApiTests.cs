using System.Runtime.Loader;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Placement.Package.Tests.Harness;
using PublicApiGenerator;

namespace Placement.Package.Tests.Contents;

/// <summary>
/// The public members of what is packed, as they stand in the folder PublicApi. With the environment variable
/// <c>PLACEMENT_ACCEPT_API=true</c> the tests write the files anew instead of comparing them.
/// </summary>
public sealed class PublicApiTests(PackageFeed feed)
{
    /// <summary>Signatures only: version, commit and how a method is compiled change without anybody noticing.</summary>
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute", "System.Runtime.CompilerServices.IteratorStateMachineAttribute"],
    };

    private static readonly string Baselines = Path.Combine(
        BuildFacts.RepositoryRoot, "tests", "Placement.Package.Tests", "Contents", "PublicApi");

    [Theory]
    [InlineData("Placement.Generators", "net8.0", "Placement")]
    [InlineData("Placement.Generators", "netstandard2.0", "Placement")]
    [InlineData("Placement.AspNetCore", "net8.0", "Placement.AspNetCore")]
    [InlineData("Placement.Orleans", "net10.0", "Placement.Orleans")]
    [InlineData("Placement.Testing", "net8.0", "Placement.Testing")]
    public void Public_members_are_those_of_the_baseline(string package, string framework, string assembly)
    {
        string packed = feed.Packages.Single(path => Path.GetFileName(path) == $"{package}.{PackageFeed.Version}.nupkg");
        string members = MembersOf(PackedFiles.Open(packed)[$"lib/{framework}/{assembly}.dll"], framework, assembly);
        string baseline = Path.Combine(Baselines, $"{assembly}.{framework}.txt");
        if (Environment.GetEnvironmentVariable("PLACEMENT_ACCEPT_API") == "true")
        {
            File.WriteAllText(baseline, members);
            return;
        }

        string accepted = File.Exists(baseline) ? File.ReadAllText(baseline).ReplaceLineEndings("\n") : "";
        Assert.True(accepted == members, $"""
            The public members of {assembly} for {framework} are no longer those of {Path.GetRelativePath(BuildFacts.RepositoryRoot, baseline)}:
            {Difference(accepted, members)}
            If you mean it, run: PLACEMENT_ACCEPT_API=true dotnet test tests/Placement.Package.Tests --filter PublicApiTests
            """);
    }

    /// <summary>Beside the tests, because a loaded assembly cannot be deleted everywhere.</summary>
    private static string MembersOf(byte[] bytes, string framework, string assembly)
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "packed", framework)).FullName;
        string path = Path.Combine(folder, $"{assembly}.dll");
        File.WriteAllBytes(path, bytes);
        string members = new AssemblyLoadContext(path).LoadFromAssemblyPath(path).GeneratePublicApi(Options);
        return members.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static string Difference(string accepted, string members) => string.Join(
        "\n",
        InlineDiffBuilder.Diff(accepted, members).Lines
            .Where(static line => line.Type != ChangeType.Unchanged)
            .Select(static line => (line.Type == ChangeType.Deleted ? "- " : "+ ") + line.Text));
}
