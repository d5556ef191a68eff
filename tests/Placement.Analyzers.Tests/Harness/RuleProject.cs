using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Placement.Analyzers.Tests.Harness;

/// <summary>A project with the package, analyzed by all rules at once. Its sources say where they must report what.</summary>
/// <remarks>
/// Microsoft.CodeAnalysis.Testing looks at one rule, not at all with the generator beside them, and takes four times as long for a test.
/// </remarks>
internal sealed record RuleProject
{
    /// <summary>A widget to which nothing is missing.</summary>
    public const string Menu =
        """
        using Placement;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal sealed class Menu;
        """;

    private const string Folder = "/acme/";

    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(WidgetBinding).Assembly.Location);

    /// <param name="marked">The files, with every diagnostic that is expected: <c>{|PLC0601:UserId = 5|}</c>.</param>
    public RuleProject(params string[] marked) => Sources = [.. marked.Select(Markup.Parse)];

    public IReadOnlyList<Markup> Sources { get; init; }

    /// <summary>The names of the sources; those without a name are called File0.cs, File1.cs and so on.</summary>
    public IReadOnlyList<string> FileNames { get; init; } = [];

    /// <summary>Errors of the compiler that the sources have on purpose.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Whether the sources may have any errors.</summary>
    public bool MayNotCompile { get; init; }

    /// <summary>Additional files by name.</summary>
    public IReadOnlyDictionary<string, string> AdditionalFiles { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>An .editorconfig for all sources.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>Whether Placement.AspNetCore is referenced.</summary>
    public bool ReferencesHosting { get; init; }

    /// <summary>Whether there are .razor files among the additional ones: Razor makes classes of them.</summary>
    private bool HasRazor => AdditionalFiles.Keys.Any(RazorReference.IsRazor);

    public bool ReferencesRuntime { get; init; } = true;

    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    /// <summary>
    /// All rules report exactly what is marked. With <paramref name="messages"/>, these are the messages in the order of the
    /// files and spans.
    /// </summary>
    public async Task VerifyAsync(params string[] messages)
    {
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync();

        Assert.Equal(
            Sources.SelectMany(static (markup, file) => markup.Marks.OrderBy(static mark => mark.Span.Start).ThenBy(
                static mark => mark.Id, StringComparer.Ordinal)
                .Select(mark => Describe(file, mark.Id, mark.Span, markup.Source))),
            diagnostics.Select(diagnostic => Describe(
                FileOf(diagnostic), diagnostic.Id, diagnostic.Location.SourceSpan, diagnostic.Location.SourceTree?.ToString() ?? "")));
        if (messages.Length > 0)
        {
            Assert.Equal(messages, diagnostics.Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>What all rules report, in the order of the files and spans. The sources compile, but for <see cref="Errors"/>.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync() => await AnalyzeAsync(Create());

    /// <summary>The project in a workspace of its own.</summary>
    public Project Create()
    {
        var workspace = new AdhocWorkspace(MefHostServices.DefaultHost);
        var id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            "Acme.Sales",
            "Acme.Sales",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                nullableContextOptions: LanguageVersion >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable),
            parseOptions: new CSharpParseOptions(LanguageVersion),
            metadataReferences:
            [
                .. Net100.References.All,
                .. ReferencesRuntime ? [Runtime] : Array.Empty<MetadataReference>(),
                .. ReferencesHosting ? HostingReference.All : [],
                .. References,
            ],
            analyzerReferences: [GeneratorReference.Instance, .. HasRazor ? [RazorReference.Instance] : Array.Empty<AnalyzerReference>()]));

        for (int i = 0; i < Sources.Count; i++)
        {
            solution = Add(solution, id, NameOf(i), Sources[i].Source);
        }

        solution = Add(solution, id, "Program.cs", "internal static class Program\n{\n    private static void Main()\n    {\n    }\n}\n");
        foreach ((string name, string text) in AdditionalFiles)
        {
            solution = solution.AddAdditionalDocument(
                DocumentId.CreateNewId(id), name, SourceText.From(text, Encoding.UTF8), filePath: Folder + name);
        }

        if (HasRazor)
        {
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), ".globalconfig", SourceText.From(
                    RazorReference.Config(Folder, AdditionalFiles.Keys), Encoding.UTF8),
                filePath: Folder + ".globalconfig");
        }

        if (EditorConfig is not null)
        {
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), ".editorconfig", SourceText.From(EditorConfig, Encoding.UTF8), filePath: Folder + ".editorconfig");
        }

        return solution.GetProject(id)!;
    }

    /// <summary>What all rules report in the project, which may have been changed by fixes.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        if (!MayNotCompile)
        {
            Assert.Equal(
                Errors,
                compilation.GetDiagnostics(cancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                    .Select(static diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal));
        }

        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers(Rules.Analyzers, project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        return
        [
            .. diagnostics
                .OrderBy(FileOf)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    private static Solution Add(Solution solution, ProjectId project, string name, string source) =>
        solution.AddDocument(DocumentId.CreateNewId(project), name, SourceText.From(source, Encoding.UTF8), filePath: Folder + name);

    private static string Describe(int file, string id, TextSpan span, string source) =>
        $"file {file}: {id} {span} {source.Substring(span.Start, span.Length)}";

    private string NameOf(int source) => source < FileNames.Count ? FileNames[source] : $"File{source}.cs";

    private int FileOf(Diagnostic diagnostic)
    {
        for (int i = 0; i < Sources.Count; i++)
        {
            if (diagnostic.Location.SourceTree?.FilePath == Folder + NameOf(i))
            {
                return i;
            }
        }

        return -1;
    }
}
