using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Contents;

/// <summary>Debuggers find the symbols of every assembly, and the sources of every symbol.</summary>
public sealed class SymbolTests(PackageFeed feed)
{
    /// <summary>Where the sources are, whatever machine has built the packages.</summary>
    private const string Root = "/_/";

    [Fact]
    public void Symbols_belong_to_the_assemblies_beside_them() => Assert.All(feed.Packages, static package =>
    {
        PackedFiles files = PackedFiles.Open(package);
        PackedFiles symbols = PackedFiles.Open(Path.ChangeExtension(package, ".snupkg"));
        foreach (string path in files.Assemblies.Where(static path => path.StartsWith("lib/", StringComparison.Ordinal)))
        {
            (Guid id, string name) = Symbols.Wanted(files[path]);
            Assert.Equal(Path.GetFileNameWithoutExtension(path) + ".pdb", name.Split('/', '\\')[^1]);
            Assert.Equal(id, Symbols.Read(symbols[Path.ChangeExtension(path, ".pdb")]).Id);
        }
    });

    /// <summary>Compilers load these and look for their symbols nowhere else.</summary>
    [Fact]
    public void Generator_rules_and_fixes_contain_their_symbols()
    {
        PackedFiles files = PackedFiles.Open(feed.Generators);
        Assert.All(
            files.Assemblies.Where(static path => path.StartsWith("analyzers/", StringComparison.Ordinal)),
            path => Assert.NotNull(Symbols.Embedded(files[path])));
    }

    [Fact]
    public void Each_source_is_in_the_repository_or_in_the_symbols() => Assert.All(AllSymbols(), static symbols =>
    {
        Assert.NotEmpty(symbols.Documents);
        Assert.All(symbols.Documents, static document => Assert.True(
            document.IsEmbedded || (document.Path.StartsWith(Root, StringComparison.Ordinal) && File.Exists(Path.Combine(BuildFacts.RepositoryRoot, document.Path[Root.Length..]))),
            $"Nobody can show {document.Path}."));
    });

    [Fact]
    public void Sources_are_fetched_from_the_published_repository_at_the_commit_of_the_packages()
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(BuildFacts.RepositoryRoot, ".git")), "These sources are in no repository.");
        string commit = PackedFiles.Open(feed.Generators).Manifest.Element("repository")!.Attribute("commit")!.Value;
        Assert.All(AllSymbols(), symbols => Assert.Equal(
            $"https://raw.githubusercontent.com/placement-generators/Placement.Generators/{commit}/*",
            Assert.Contains($"{Root}*", symbols.SourceLink)));
    }

    private IEnumerable<Symbols> AllSymbols()
    {
        foreach (string package in feed.SymbolPackages)
        {
            PackedFiles files = PackedFiles.Open(package);
            foreach (string path in files.Paths.Where(static path => path.EndsWith(".pdb", StringComparison.Ordinal)))
            {
                yield return Symbols.Read(files[path]);
            }
        }

        PackedFiles generators = PackedFiles.Open(feed.Generators);
        foreach (string path in generators.Assemblies.Where(static path => path.StartsWith("analyzers/", StringComparison.Ordinal)))
        {
            yield return Symbols.Embedded(generators[path])!;
        }
    }
}
