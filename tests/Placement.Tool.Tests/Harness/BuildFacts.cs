using System.Reflection;

namespace Placement.Tool.Tests.Harness;

/// <summary>What the build of these tests knew.</summary>
internal static class BuildFacts
{
    public static string RepositoryRoot { get; } = Read("RepositoryRoot");

    public static string Dotnet { get; } = Read("Dotnet");

    /// <summary>The assembly of a project, as the build of these tests has left it.</summary>
    public static string AssemblyOf(string folder, string framework = "net10.0") => Path.Combine(
        RepositoryRoot, folder, "bin", Read("Configuration"), framework, $"{Path.GetFileName(folder)}.dll");

    private static string Read(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
