using System.Reflection;

namespace Placement.Tool.Tests.Harness;

/// <summary>Applications of this repository, as the build of these tests has left them.</summary>
internal static class BuiltApplications
{
    public static string Configuration { get; } = Metadata("Configuration");

    public static string DealDeskProject { get; } = Path.Combine(Metadata("RepositoryRoot"), "samples", "DealDesk", "DealDesk.csproj");

    public static string DealDesk { get; } =
        Path.Combine(Metadata("RepositoryRoot"), "samples", "DealDesk", "bin", Configuration, "net10.0", "DealDesk.dll");

    public static string Schema { get; } = Path.Combine(Metadata("RepositoryRoot"), "docs", "schemas", "manifest.schema.json");

    public static string ToolPage { get; } = Path.Combine(Metadata("RepositoryRoot"), "docs", "tool.md");

    private static string Metadata(string key) => typeof(BuiltApplications).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == key)
        .Value!;
}
