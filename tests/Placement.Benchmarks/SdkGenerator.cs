using System.Globalization;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Placement.Benchmarks;

/// <summary>A generator that comes with the SDK, and a class for it to work on.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Pack">The SDK's pack that it is in.</param>
/// <param name="File">Its assembly.</param>
/// <param name="Source">The class with a number.</param>
/// <param name="References">What the class needs.</param>
internal sealed record SdkGenerator(
    string Name, string Pack, string File, Func<int, string> Source, IReadOnlyList<MetadataReference> References)
{
    /// <summary>The generators that developers know. One that the SDK does not have here is left out.</summary>
    public static IEnumerable<SdkGenerator> All { get; } = new SdkGenerator[]
    {
        new(
            "LoggerMessage",
            "Microsoft.AspNetCore.App.Ref",
            "Microsoft.Extensions.Logging.Generators.dll",
            static number => string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                using Microsoft.Extensions.Logging;
                namespace Acme.Sales.Logs;
                public static partial class Log{{number}}
                {
                    [LoggerMessage(EventId = {{number}}, Level = LogLevel.Information, Message = "Deal {dealId} has {count} supplies")]
                    public static partial void Counted(ILogger logger, int dealId, int count);
                }
                """),
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ILogger).Assembly.Location)]),
        new(
            "GeneratedRegex",
            "Microsoft.NETCore.App.Ref",
            "System.Text.RegularExpressions.Generator.dll",
            static number => string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                using System.Text.RegularExpressions;
                namespace Acme.Sales.Patterns;
                public static partial class Pattern{{number}}
                {
                    [GeneratedRegex(@"^supply-{{number}}-\d+$")]
                    public static partial Regex Supply();
                }
                """),
            Net100.References.All),
        new(
            "System.Text.Json",
            "Microsoft.NETCore.App.Ref",
            "System.Text.Json.SourceGeneration.dll",
            static number => string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                using System.Text.Json.Serialization;
                namespace Acme.Sales.Json;
                public sealed record Supply{{number}}(int Deal, string Item);
                [JsonSerializable(typeof(Supply{{number}}))]
                internal sealed partial class Context{{number}} : JsonSerializerContext;
                """),
            Net100.References.All),
    }.Where(static generator => generator.Path is not null);

    private string? Path
    {
        get
        {
            string packs = System.IO.Path.Combine(
                System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", Pack);
            return Directory.Exists(packs)
                ? Directory.EnumerateFiles(packs, File, SearchOption.AllDirectories)
                    .Where(static file => file.Contains("analyzers", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                    .LastOrDefault()
                : null;
        }
    }

    /// <summary>A new instance of the generator.</summary>
    public IIncrementalGenerator Create() => (IIncrementalGenerator)Activator.CreateInstance(GeneratorType, nonPublic: true)!;

    private Type GeneratorType => LoadableTypes(Assembly.LoadFrom(Path!))
        .Single(static type => type.GetCustomAttribute<GeneratorAttribute>() is not null && typeof(IIncrementalGenerator).IsAssignableFrom(type));

    /// <summary>Some assemblies have code fixes, too, which need what is not here.</summary>
    private static IEnumerable<Type> LoadableTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }
}
