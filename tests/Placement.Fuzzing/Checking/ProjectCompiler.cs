using System.Collections.Concurrent;
using System.Globalization;
using Basic.Reference.Assemblies;
using Microsoft.AspNetCore.Http;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Checking;

/// <summary>Makes compilations. Projects of one kind share what the compiler has read of their references.</summary>
internal static class ProjectCompiler
{
    /// <summary>Every project has these: they say that the runtime is newer than the one a library was built for.</summary>
    private static readonly KeyValuePair<string, ReportDiagnostic>[] RuntimeUnification =
        [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)];

    private static readonly MetadataReference[] Plain =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(WidgetBinding).Assembly.Location)];

    /// <summary>Placement.AspNetCore, and the framework below it as it runs this program.</summary>
    private static readonly MetadataReference[] Hosting =
    [
        .. Plain,
        .. Directory
            .EnumerateFiles(Path.GetDirectoryName(typeof(IResult).Assembly.Location)!, "Microsoft.*.dll")
            .Append(typeof(HostedWidget).Assembly.Location)
            .Select(static file => MetadataReference.CreateFromFile(file)),
    ];

    private static readonly ConcurrentDictionary<(string Name, OutputKind Output, NullableContextOptions Nullable, bool IsHosting), CSharpCompilation> Empty = new();

    /// <summary>The project's own code.</summary>
    /// <param name="project">The project.</param>
    /// <param name="library">Its library, compiled; null: there is none.</param>
    public static CSharpCompilation Compile(FuzzProject project, MetadataReference? library)
    {
        CSharpParseOptions options = project.ParseOptions;
        CSharpCompilation compilation = Empty
            .GetOrAdd(
                (project.AssemblyName, project.Output, project.Nullable, project.IsHosting),
                static key => Create(key.Name, key.Output, key.Nullable, key.IsHosting))
            .AddSyntaxTrees(project.Files.Select((file, index) =>
                CSharpSyntaxTree.ParseText(file, options, string.Create(CultureInfo.InvariantCulture, $"File{index}.cs"))));
        return library is null ? compilation : compilation.AddReferences(library);
    }

    private static CSharpCompilation Create(string name, OutputKind output, NullableContextOptions nullable, bool isHosting)
    {
        CSharpCompilation empty = CSharpCompilation.Create(
            name,
            syntaxTrees: null,
            isHosting ? Hosting : Plain,
            new CSharpCompilationOptions(
                output,
                nullableContextOptions: nullable,
                checkOverflow: true,
                warningLevel: 9999,
                concurrentBuild: false,
                specificDiagnosticOptions: RuntimeUnification));

        // Reads the references, once for all compilations that are made of this one.
        _ = empty.Assembly;
        return empty;
    }
}
