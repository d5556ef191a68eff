[assembly: AssemblyFixture(typeof(Placement.Package.Tests.Harness.PackageFeed))]

namespace Placement.Package.Tests.Harness;

/// <summary>
/// The packages of this solution, packed once for a run of the tests into a folder that is a package source. Everything that tests write is
/// below a temporary folder: the packages, what is extracted from them, and the projects that use them.
/// </summary>
/// <remarks>
/// Packing builds the configuration Release in the solution's own folders, which tests of other projects, built as Debug, never look at,
/// and restores nothing. A second run therefore finds everything built. Runs at the same time wait for each other.
/// </remarks>
public sealed class PackageFeed : IAsyncLifetime
{
    /// <summary>
    /// A version that nobody else has, so that no other source or folder can serve it; the same in each run, so that nothing is compiled
    /// again.
    /// </summary>
    public const string Version = "0.1.0-packagetests";

    private ProgramResult? _packing;
    private volatile bool _isKept;

    /// <summary>All that tests write.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("placement-packages-").FullName;

    /// <summary>The package source: a folder with what packing the solution gave.</summary>
    public string Source => Path.Combine(Root, "feed");

    /// <summary>The paths of the packages, those of symbols not among them, in order.</summary>
    /// <exception cref="InvalidOperationException">The solution cannot be packed; the message has the output.</exception>
    public IReadOnlyList<string> Packages => Packed("*.nupkg");

    /// <summary>The paths of the packages of symbols, in order.</summary>
    /// <exception cref="InvalidOperationException">The solution cannot be packed; the message has the output.</exception>
    public IReadOnlyList<string> SymbolPackages => Packed("*.snupkg");

    /// <summary>The path of the package Placement.Generators.</summary>
    public string Generators => PackageOf("Placement.Generators");

    /// <summary>The path of the package Placement.AspNetCore.</summary>
    public string AspNetCore => PackageOf("Placement.AspNetCore");

    /// <summary>The path of the package Placement.Orleans.</summary>
    public string Orleans => PackageOf("Placement.Orleans");

    /// <summary>The path of the package Placement.Testing.</summary>
    public string Testing => PackageOf("Placement.Testing");

    /// <summary>The path of the package Placement.Tool.</summary>
    public string Tool => PackageOf("Placement.Tool");

    /// <summary>Where packages are extracted for the projects of the tests: never the machine's own folder.</summary>
    internal string ExtractedPackages => Path.Combine(Root, "packages");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Source);
        WriteSettings();
        _packing = await OneAtATime.RunAsync($"pack {BuildFacts.RepositoryRoot}", PackAsync, TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!_isKept)
        {
            Directory.Delete(Root, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Throws if there are no packages. A failure of the fixture itself would reach nobody: runners leave its text out.</summary>
    /// <exception cref="InvalidOperationException">The solution cannot be packed; the message has the output.</exception>
    internal void EnsurePacked()
    {
        if (_packing is not { IsSuccess: true })
        {
            throw new InvalidOperationException($"The solution cannot be packed. {_packing}");
        }
    }

    /// <summary>Leaves everything where it is, for somebody to look at.</summary>
    internal void Keep() => _isKept = true;

    private string PackageOf(string id) =>
        Packages.SingleOrDefault(path => Path.GetFileName(path) == $"{id}.{Version}.nupkg")
        ?? throw new InvalidOperationException(
            $"Packing the solution gave no {id}, but {string.Join(", ", Packages.Select(Path.GetFileName))}.");

    private string[] Packed(string pattern)
    {
        EnsurePacked();
        return [.. Directory.GetFiles(Source, pattern).Order(StringComparer.Ordinal)];
    }

    private Task<ProgramResult> PackAsync(CancellationToken cancellationToken) => ChildProcess.RunAsync(
        BuildFacts.Dotnet,
        [
            "pack", "Placement.Generators.sln", "--configuration", "Release", "--no-restore", "--output", Source, "-nodeReuse:false",
            $"-p:PackageVersion={Version}", "-p:ContinuousIntegrationBuild=true",
        ],
        BuildFacts.RepositoryRoot,
        ChildEnvironment.ForDotnet(),
        cancellationToken);

    /// <summary>
    /// Above all projects: the same SDK, the package source beside the machine's own, and an end to everything further up.
    /// </summary>
    private void WriteSettings()
    {
        File.Copy(Path.Combine(BuildFacts.RepositoryRoot, "global.json"), Path.Combine(Root, "global.json"));
        File.WriteAllText(Path.Combine(Root, ".editorconfig"), "root = true\n");
        foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(Root, name), "<Project />\n");
        }

        // Dependencies that the machine has are used from where they are.
        File.WriteAllText(
            Path.Combine(Root, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="placement-packages" value="{Source}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{BuildFacts.PackageFolder}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }
}
