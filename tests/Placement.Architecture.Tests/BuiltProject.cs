using System.Reflection;

namespace Placement.Architecture.Tests;

/// <summary>A project whose compiled assembly is looked at.</summary>
/// <param name="Folder">Its folder below the repository's root, with / between names.</param>
/// <param name="Framework">The target framework.</param>
/// <param name="RootNamespace">The namespace of the project's own folder.</param>
public sealed record BuiltProject(string Folder, string Framework, string RootNamespace)
{
    public static IReadOnlyList<BuiltProject> All { get; } =
    [
        new("src/Placement", "netstandard2.0", "Placement"),
        new("src/Placement", "net8.0", "Placement"),
        new("src/Placement.AspNetCore", "net8.0", "Placement"),
        new("src/Placement.Orleans", "net10.0", "Placement"),
        new("src/Placement.Testing", "net8.0", "Placement.Testing"),
        new("src/Placement.Tool", "net8.0", "Placement.Tool"),
        new("src/Placement.Generators", "netstandard2.0", "Placement.Generators"),
        new("analyzers/Placement.Analyzers", "netstandard2.0", "Placement.Analyzers"),
        new("analyzers/Placement.CodeFixes", "netstandard2.0", "Placement.CodeFixes"),
    ];

    /// <summary>The assembly, as the build of these tests has left it.</summary>
    public string AssemblyPath => Path.Combine(
        Metadata("RepositoryRoot"), Folder, "bin", Metadata("Configuration"), Framework, Path.GetFileName(Folder) + ".dll");

    /// <summary>Whether code of users names its public types, which then stay in the root namespace wherever their file lies.</summary>
    public bool IsLibrary =>
        Folder.StartsWith("src/", StringComparison.Ordinal) && Framework != "netstandard2.0" || Folder == "src/Placement";

    public override string ToString() => $"{Path.GetFileName(Folder)} ({Framework})";

    private static string Metadata(string key) =>
        typeof(BuiltProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
