using Microsoft.AspNetCore.Http;
using Microsoft.CodeAnalysis;

namespace Placement.Analyzers.Tests.Harness;

/// <summary>Placement.AspNetCore, and the framework below it as it runs these tests.</summary>
internal static class HostingReference
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.GetDirectoryName(typeof(IResult).Assembly.Location)!, "Microsoft.*.dll")
            .Append(typeof(HostedWidget).Assembly.Location)
            .Select(static file => MetadataReference.CreateFromFile(file)),
    ];
}
