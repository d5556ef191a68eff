using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Tool.Tests.Harness;

/// <summary>Assemblies with any manifest, good or bad.</summary>
internal static class TestAssembly
{
    /// <summary>Writes an assembly.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="manifest">What its metadata says; null: it has no manifest.</param>
    /// <returns>The file.</returns>
    public static string Write(string folder, string name, string? manifest)
    {
        string attribute = manifest is null ? "" : $"[Placement.PlacementManifest({SymbolDisplay.FormatLiteral(manifest, quote: true)})]";
        string path = Path.Combine(folder, name + ".dll");
        Assert.True(CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(
                $"{attribute} static class WidgetPlacements;", cancellationToken: TestContext.Current.CancellationToken)],
            [
                MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(WidgetBinding).Assembly.Location),
                .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Runtime.dll")
                    .Append(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "netstandard.dll"))
                    .Select(static file => MetadataReference.CreateFromFile(file)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(path, cancellationToken: TestContext.Current.CancellationToken).Success);
        return path;
    }
}
