using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Tool.Tests.Harness;

/// <summary>An application that a test has written, with a Placement.AspNetCore of its own that says what no real one does.</summary>
internal static class MadeApplication
{
    /// <summary>Tells of a host, as hosts do, and goes on.</summary>
    private const string Hosted =
        """
        using var listener = new System.Diagnostics.DiagnosticListener("Microsoft.Extensions.Hosting");
        listener.Write("HostBuilding", new object());
        listener.Write("HostBuilt", new object());
        new System.Threading.ManualResetEvent(false).WaitOne();
        """;

    private static readonly MetadataReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => path.Contains("Microsoft.NETCore.App", StringComparison.Ordinal)
                || path.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="program">What its entry point does; null: it has a host.</param>
    /// <param name="started">What waiting for its start does.</param>
    /// <param name="run">What answering the tool does, with reader and writer.</param>
    /// <returns>Its assembly.</returns>
    public static string Write(TestFolder folder, string? program = null, string started = "", string run = "")
    {
        string framework = $"{Environment.Version.Major}.0";
        Compile(folder, "Made", OutputKind.ConsoleApplication, program ?? Hosted);
        Compile(
            folder,
            "Placement.AspNetCore",
            OutputKind.DynamicallyLinkedLibrary,
            $$"""
            using System;
            using System.IO;
            using System.Threading;
            using System.Threading.Tasks;
            namespace Placement.Tooling
            {
                internal static class ToolContract
                {
                    public const int Version = 1;
                    public static void Prepare(object builder) { }
                    public static async Task StartedAsync(object host) { {{started}} }
                    public static async Task RunAsync(
                        object host, TextReader reader, TextWriter writer, CancellationToken cancellationToken) { {{run}} }
                }
            }
            """);
        folder.Write(
            "Made.runtimeconfig.json",
            $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.AspNetCore.App", "version": "{{framework}}.0" } } }""");
        folder.Write(
            "Made.deps.json",
            $$"""
            {
              "runtimeTarget": { "name": ".NETCoreApp,Version=v{{framework}}" },
              "targets": { ".NETCoreApp,Version=v{{framework}}": {
                "Made/1.0.0": { "runtime": { "Made.dll": {} } },
                "Placement.AspNetCore/1.0.0": { "runtime": { "Placement.AspNetCore.dll": {} } } } },
              "libraries": {
                "Made/1.0.0": { "type": "project", "serviceable": false, "sha512": "" },
                "Placement.AspNetCore/1.0.0": { "type": "project", "serviceable": false, "sha512": "" } }
            }
            """);
        return Path.Combine(folder.Path, "Made.dll");
    }

    private static void Compile(TestFolder folder, string name, OutputKind kind, string source)
    {
        Microsoft.CodeAnalysis.Emit.EmitResult result = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            Platform,
            new CSharpCompilationOptions(kind)).Emit(
                Path.Combine(folder.Path, name + ".dll"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
