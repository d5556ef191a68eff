using System.Text.Json;
using Placement.Package.Tests.Harness;

namespace Placement.Package.Tests.Contents;

/// <summary>The same sources give the same bytes wherever they are built.</summary>
public sealed class ReproducibilityTests(PackageFeed feed)
{
    private static readonly string[] Files =
    [
        ".editorconfig", ".gitignore", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json",
        "Placement.snk",
    ];

    private static readonly string[] Folders = ["analyzers", "assets", "src"];

    [Fact]
    public async Task Packing_in_another_folder_gives_the_same_files()
    {
        string place = await CopyAsync(
            "a quite different place", PackedFiles.Open(feed.Generators).Manifest.Element("repository")!.Attribute("commit")?.Value);
        string output = Path.Combine(place, "packed");

        // As the feed is packed: what is restored, and stands in the files beside a program, has the version of the sources.
        ProgramResult restoring = await RunAsync(place, "restore", "Packages.slnx", "-nodeReuse:false");
        Assert.True(restoring.IsSuccess && restoring.Warnings.Count == 0, restoring.ToString());
        ProgramResult packing = await RunAsync(
            place, "pack", "Packages.slnx", "--no-restore", "--output", output, "-nodeReuse:false", $"-p:PackageVersion={PackageFeed.Version}");
        Assert.True(packing.IsSuccess && packing.Warnings.Count == 0, packing.ToString());

        string[] packages = [.. feed.Packages, .. feed.SymbolPackages];
        Assert.All(packages, package =>
        {
            PackedFiles one = PackedFiles.Open(package);
            PackedFiles other = PackedFiles.Open(Path.Combine(output, Path.GetFileName(package)));
            Assert.Equal(one.Paths, other.Paths);
            Assert.All(one.Paths, path => Assert.True(one[path].AsSpan().SequenceEqual(other[path]), $"{path} differs."));
        });
    }

    /// <summary>As from an archive of the sources. Without a root, the compiler would write the paths of this machine.</summary>
    [Fact]
    public async Task Sources_without_a_repository_have_a_root_all_the_same()
    {
        string place = await CopyAsync("unpacked", commit: null);
        ProgramResult result = await RunAsync(
            place, "msbuild", Path.Combine("src", "Placement.Testing"), "-p:Configuration=Release", "-t:InitializeSourceRootMappedPaths", "-getItem:SourceRoot");
        Assert.True(result.IsSuccess, result.ToString());
        using JsonDocument items = JsonDocument.Parse(result.Output);
        JsonElement root = Assert.Single(
            items.RootElement.GetProperty("Items").GetProperty("SourceRoot").EnumerateArray(),
            root => root.GetProperty("Identity").GetString() == place + Path.DirectorySeparatorChar);
        Assert.StartsWith("/_", root.GetProperty("MappedPath").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Copies what packages are made of.</summary>
    /// <param name="name">The name of the folder.</param>
    /// <param name="commit">Makes the folder a repository without a remote one, at this commit.</param>
    private async Task<string> CopyAsync(string name, string? commit)
    {
        string place = Path.Combine(feed.Root, name);
        foreach (string file in Files.Concat(
            Folders.SelectMany(static folder => SourcesIn(Path.Combine(BuildFacts.RepositoryRoot, folder)))))
        {
            string target = Path.Combine(place, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(BuildFacts.RepositoryRoot, file), target);
        }

        await File.WriteAllTextAsync(Path.Combine(place, "Packages.slnx"), """
            <Solution>
              <Project Path="analyzers/Placement.Analyzers/Placement.Analyzers.csproj" />
              <Project Path="analyzers/Placement.CodeFixes/Placement.CodeFixes.csproj" />
              <Project Path="src/Placement/Placement.csproj" />
              <Project Path="src/Placement.Build/Placement.Build.csproj" />
              <Project Path="src/Placement.Generators/Placement.Generators.csproj" />
              <Project Path="src/Placement.AspNetCore/Placement.AspNetCore.csproj" />
              <Project Path="src/Placement.Orleans/Placement.Orleans.csproj" />
              <Project Path="src/Placement.Testing/Placement.Testing.csproj" />
              <Project Path="src/Placement.Tool.Host/Placement.Tool.Host.csproj" />
              <Project Path="src/Placement.Tool/Placement.Tool.csproj" />
            </Solution>
            """);
        if (commit is not null)
        {
            Directory.CreateDirectory(Path.Combine(place, ".git", "objects"));
            Directory.CreateDirectory(Path.Combine(place, ".git", "refs"));
            await File.WriteAllTextAsync(Path.Combine(place, ".git", "HEAD"), commit + "\n");
        }

        return place;
    }

    /// <summary>What is in a folder and was not built, relative to the repository.</summary>
    private static IEnumerable<string> SourcesIn(string folder) =>
        Directory.EnumerateFiles(folder)
            .Select(static path => Path.GetRelativePath(BuildFacts.RepositoryRoot, path))
            .Concat(Directory.EnumerateDirectories(folder).Where(static path => Path.GetFileName(path) is not ("bin" or "obj")).SelectMany(SourcesIn));

    private static Task<ProgramResult> RunAsync(string place, params string[] arguments) =>
        ChildProcess.RunAsync(BuildFacts.Dotnet, arguments, place, ChildEnvironment.ForDotnet(), TestContext.Current.CancellationToken);
}
