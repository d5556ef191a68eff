using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.CodeAnalysis;

namespace Placement.Generators.Tests.Consumers;

/// <summary>What a consumer's project is compiled against.</summary>
internal static class Platform
{
    public const string Net472 = "net472";
    public const string Net80 = "net8.0";
    public const string Net100 = "net10.0";

    private static readonly Dictionary<string, IReadOnlyList<MetadataReference>> Known = new()
    {
        [Net472] = Listed(Net472),
        [Net80] = Listed(Net80),
        [Net100] =
        [
            .. Basic.Reference.Assemblies.Net100.References.All,
            .. Directory
                .EnumerateFiles(Path.GetDirectoryName(typeof(IResult).Assembly.Location)!, "Microsoft.*.dll")
                .Append(typeof(WidgetBinding).Assembly.Location)
                .Append(typeof(HostedWidget).Assembly.Location)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ],
    };

    /// <summary>All references, those of hosting among them where it exists.</summary>
    public static IReadOnlyList<MetadataReference> References(string platform) => Known[platform];

    /// <summary>The references without hosting.</summary>
    public static IReadOnlyList<MetadataReference> WithoutHosting(string platform) =>
    [
        .. Known[platform].Where(
            static reference => !Path.GetFileName(reference.Display!).StartsWith("Placement.AspNetCore", StringComparison.Ordinal)),
    ];

    /// <summary>Whether Placement.AspNetCore is there.</summary>
    public static bool HasHosting(string platform) => platform != Net472;

    /// <summary>The references with the runtime library under these aliases only.</summary>
    public static IReadOnlyList<MetadataReference> WithAliases(string platform, params string[] aliases) =>
        [.. WithoutHosting(platform).Select(reference => IsRuntime(reference) ? reference.WithAliases(aliases) : reference)];

    public static bool IsRuntime(MetadataReference reference) => Path.GetFileName(reference.Display) == "Placement.dll";

    private static MetadataReference[] Listed(string platform)
    {
        string list = typeof(Platform).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == platform).Value!;
        return [.. File.ReadAllLines(list).Select(static path => MetadataReference.CreateFromFile(path))];
    }
}
