using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Tests.Harness;
using Placement.Fixtures;

namespace Placement.Analyzers.Tests;

/// <summary>
/// Code is broken most of the time that somebody types. No rule may fail on it: a failing rule is reported as AD0001 and
/// switched off.
/// </summary>
public class BrokenCodeTests
{
    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(WidgetBinding).Assembly.Location);

    public static TheoryData<string> Corpus => new(BrokenCode.Sources);

    public static TheoryData<string> Projects => new(BrokenProjects.All.Keys);

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task No_rule_fails(string source)
    {
        foreach (bool hosting in (bool[])[false, true])
        {
            var failures = new List<string>();
            await AnalyzeAsync(source, hosting, failures.Add);
            Assert.Empty(failures);
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task No_rule_fails_on_a_broken_project(string name)
    {
        var failures = new List<string>();
        await AnalyzeAsync(BrokenProjects.All[name](), name, failures.Add);
        Assert.Empty(failures);
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task No_fix_or_refactoring_fails(string source)
    {
        foreach (bool hosting in (bool[])[false, true])
        {
            // A change that cannot be made throws; what it makes of broken code is broken code.
            var project = new RuleProject { Sources = [new Markup(source, [])], MayNotCompile = true, ReferencesHosting = hosting };
            Assert.Null(await Record.ExceptionAsync(project.ApplyEverythingAsync));
        }
    }

    [Fact]
    public async Task No_rule_fails_however_far_a_widget_is_typed()
    {
        const string Source =
            """
            using Placement;

            [assembly: BitrixApplication(Scopes = "placement,im", DefaultLanguage = "de")]

            namespace Acme.Sales;

            /// <summary>A widget.</summary>
            [WidgetPlacement("IM_TEXTAREA", Title = "Replies", IconName = "fa-comments", Context = ChatContexts.All | ChatContexts.User, Handler = "https://localhost/a?token=1")]
            [WidgetPlacement(Placements.PageBackgroundWorker, ErrorHandler = $"/{nameof(Replies)}", UserId = -1, GroupIds = new[] { 1, -2 })]
            [WidgetText("es", Title = " Respuestas ", Placement = "im_textarea"), WidgetOption("width", "10")]
            internal sealed partial class Replies : IWidget<ChatContext>
            {
                public async System.Threading.Tasks.Task RunAsync(IBitrixClient client) =>
                    _ = await client.RegisterPlacementsAsync(new System.Uri("http://localhost:5000"));
            }
            """;
        var failures = new List<string>();
        for (int length = 0; length <= Source.Length; length += 3)
        {
            await AnalyzeAsync(Source[..length], hosting: length % 2 == 0, failures.Add);
        }

        Assert.Empty(failures);
    }

    private static Task AnalyzeAsync(string source, bool hosting, Action<string> fail) => AnalyzeAsync(
        CSharpCompilation.Create(
            "Acme.Sales",
            [CSharpSyntaxTree.ParseText(source, path: "/acme/Broken.cs", cancellationToken: TestContext.Current.CancellationToken)],
            [.. Net100.References.All, Runtime, .. hosting ? HostingReference.All : []],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)),
        source,
        fail);

    private static async Task AnalyzeAsync(CSharpCompilation compilation, string source, Action<string> fail)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers(Harness.Rules.Analyzers, new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                (exception, analyzer, _) => fail($"{analyzer.GetType().Name} fails on {source}: {exception}"),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancellationToken);

        foreach (Diagnostic diagnostic in diagnostics.Where(static diagnostic => diagnostic.Id == "AD0001"))
        {
            fail(diagnostic.ToString());
        }
    }
}
