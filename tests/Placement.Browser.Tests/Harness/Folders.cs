using System.Reflection;

namespace Placement.Browser.Tests.Harness;

/// <summary>Where the tests' files are.</summary>
internal static class Folders
{
    /// <summary>Pages of the tests: the host of a frame, and the widgets.</summary>
    public static string Web { get; } = Path.Combine(Fact("ProjectDirectory"), "Web");

    /// <summary>What <c>npm ci</c> restores.</summary>
    public static string Packages { get; } = Path.Combine(Fact("ProjectDirectory"), "node_modules");

    /// <summary>The scripts and styles of the portal's page.</summary>
    public static string Assets { get; } = Path.Combine(Fact("RepositoryRoot"), "src", "Placement.Testing", "Page", "Assets");

    public static string Screenshots { get; } = Path.Combine(Fact("RepositoryRoot"), "artifacts", "screenshots");

    public static string Documentation { get; } = Path.Combine(Fact("RepositoryRoot"), "docs");

    /// <summary>The pictures of the documentation.</summary>
    public static string Pictures { get; } = Path.Combine(Documentation, "images");

    /// <summary>Skips the test where there are none.</summary>
    public static void RequirePackages() => Assert.SkipUnless(
        Directory.Exists(Packages), "Bitrix24's SDK is not here: install Node.js, and run npm ci in tests/Placement.Browser.Tests.");

    private static string Fact(string name) => typeof(Folders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(fact => fact.Key == name).Value!;
}
