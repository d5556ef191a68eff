using System.Reflection;

namespace Placement.Package.Tests.Harness;

/// <summary>What the build of these tests knew: where the sources are, and what they were built with.</summary>
internal static class BuildFacts
{
    /// <summary>The folder of the solution, with a separator at its end.</summary>
    public static string RepositoryRoot { get; } = Read("RepositoryRoot");

    /// <summary>The machine's folder of extracted packages.</summary>
    public static string PackageFolder { get; } = Read("PackageFolder");

    /// <summary>The program <c>dotnet</c>.</summary>
    public static string Dotnet { get; } = Read("Dotnet");

    private static string Read(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value
        ?? throw new InvalidOperationException($"The build has left {key} empty.");
}
