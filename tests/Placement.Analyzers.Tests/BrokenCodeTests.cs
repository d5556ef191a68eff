using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Placement.Analyzers.Tests.Harness;

namespace Placement.Analyzers.Tests;

/// <summary>
/// Code is broken most of the time that somebody types. No rule may fail on it: a failing rule is reported as AD0001 and
/// switched off.
/// </summary>
public class BrokenCodeTests
{
    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(WidgetBinding).Assembly.Location);

    public static TheoryData<string> Corpus =>
    [
        // half-typed attributes
        "using Placement; [WidgetPlacement class A;",
        "using Placement; [WidgetPlacement( class A;",
        "using Placement; [WidgetPlacement(] class A;",
        "using Placement; [WidgetPlacement()] class A;",
        "using Placement; [WidgetPlacement] class A;",
        "using Placement; [WidgetPlacement(\"] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\"] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\",)] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\", Title)] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\", Title =)] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\", Title = \"x)] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\", Title = Missing)] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\", Titel = \"x\")] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\", Title = 5, UserId = \"7\", GroupIds = 3, Context = 1)] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\", GroupIds = new[] { \"a\" }, Countries = new int[] { Missing })] class A;",
        "using Placement; [WidgetPlacement(\"TASK_VIEW_TAB\", GroupIds = new int[2] { 1 })] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\", Title = \"a\", Title = \"b\")] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\", \"b\")] class A;",
        "using Placement; [WidgetPlacement(placement: )] class A;",
        "using Placement; [WidgetPlacement(code: \"LEFT_MENU\")] class A;",
        "using Placement; [WidgetPlacement(Title = \"x\", placement: \"LEFT_MENU\")] class A;",
        "using Placement; [WidgetPlacement(5)] class A;",
        "using Placement; [WidgetPlacement(null!)] class A;",
        "using Placement; [WidgetPlacement(default)] class A;",
        "using Placement; [WidgetPlacement(typeof(A))] class A;",
        "using Placement; [WidgetPlacement(nameof())] class A;",
        "using Placement; [WidgetPlacement(Placements.)] class A;",
        "using Placement; [WidgetPlacement(Placements.Crm.)] class A;",
        "using Placement; [WidgetPlacement(Placements.Crm.Deal)] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_\" + )] class A;",
        "using Placement; [WidgetPlacement($\"{Missing}\")] class A;",
        "using Placement; [WidgetPlacement(A.Code)] class A { public const string Code = Code; }",
        "using Placement; [WidgetPlacement(A.Code)] class A { public static string Code = \"LEFT_MENU\"; }",
        "using Placement; [WidgetText] [WidgetOption] class A;",
        "using Placement; [WidgetText()] [WidgetOption(\"a\")] class A;",
        "using Placement; [WidgetText(null!)] [WidgetOption(null!, null!)] [WidgetPlacement(\"LEFT_MENU\")] class A;",
        "using Placement; [WidgetText(\"de\", Placement = )] [WidgetOption(\"a\", 5)] [WidgetPlacement(\"LEFT_MENU\")] class A;",
        "using Placement; [assembly: BitrixApplication(Scopes = )]",
        "using Placement; [assembly: BitrixApplication(Scopes = 5, DefaultLanguage = null)] [WidgetPlacement(\"LEFT_MENU\")] class A;",
        "using Placement; [assembly: BitrixApplication] [assembly: BitrixApplication(Scopes = \"crm\")] [WidgetPlacement(\"LEFT_MENU\")] class A;",
        "using Placement; [assembly: BitrixApplication(Scopes = \"",

        // missing usings and unresolved types
        "[WidgetPlacement(\"LEFT_MENU\")] class A;",
        "using Placment; [WidgetPlacement(\"LEFT_MENU\")] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\")] class A : Missing, IWidget<Missing>;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\")] class A : IWidget<>;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\")] class A : IWidget<CrmEntityContext;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\")] class A : A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\")] class A<T> : IWidget<T>;",
        "using W = Placement.WidgetPlacementAttribute; [W(\"NOPE\")] class A;",
        "using W = Missing; [W(\"NOPE\")] class A;",
        "extern alias gone; [gone::Placement.WidgetPlacement(\"LEFT_MENU\")] class A;",

        // duplicate and nameless classes
        "using Placement; [WidgetPlacement(\"LEFT_MENU\")] class A; [WidgetPlacement(\"LEFT_MENU\")] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\")] partial class A; [WidgetPlacement(\"LEFT_MENU\")] class A;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\")] class ;",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\")] class { }",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\")]",
        "using Placement; [WidgetPlacement(\"LEFT_MENU\")] namespace N { }",
        "using Placement; namespace N { [WidgetPlacement(\"LEFT_MENU\")] }",
        "using Placement; class Outer { [WidgetPlacement(\"LEFT_MENU\")] }",

        // the wrong target
        "using Placement; [WidgetPlacement(\"NOPE\", UserId = 1)] struct A;",
        "using Placement; [WidgetPlacement(\"NOPE\", UserId = 1)] interface A;",
        "using Placement; [WidgetPlacement(\"NOPE\", UserId = 1)] enum A { B }",
        "using Placement; [WidgetPlacement(\"NOPE\", UserId = 1)] delegate void A();",
        "using Placement; [assembly: WidgetPlacement(\"NOPE\")]",
        "using Placement; class A { [WidgetPlacement(\"NOPE\")] void M() { } }",
        "using Placement; class A { [return: WidgetPlacement(\"NOPE\")] int P => 1; }",
        "using Placement; class A([WidgetText(\"xx\")] int p);",
        "using Placement; [method: WidgetPlacement(\"NOPE\")] class A;",
        "using Placement; [type: WidgetPlacement(\"LEFT_MENU\")] class A;",

        // attributes of somebody else with our names
        "namespace Placement { class WidgetPlacementAttribute : System.Attribute { } [WidgetPlacement] class A; }",
        "namespace Other { class WidgetPlacementAttribute(int a) : System.Attribute; [WidgetPlacement(5)] class A; }",

        // calls
        "using Placement; class A { async void M(IBitrixClient c) { await c.RegisterPlacementsAsync(; } }",
        "using Placement; class A { async void M(IBitrixClient c) { await c.RegisterPlacementsAsync(new Uri(\"http://localhost\")); } }",
        "using Placement; class A { void M(IBitrixClient c) { c.RegisterPlacementsAsync(new(\"http://localhost\")); } }",
        "using Placement; class A { void M() { _ = RegisterPlacementsAsync(); } void RegisterPlacementsAsync() { } }",
        "using Placement; class A { void M(dynamic d) { _ = d.RegisterPlacementsAsync(d); d.RegisterAsync(); } }",
        "using Placement; class A { void M() { PlacementRegistration.RegisterAsync(null, null, null; } }",
        "using Placement; class A { void M() { PlacementRegistration.RegisterAsync(baseAddress: new System.Uri(null)); } }",
        "using Placement; class A { object P = new PortalTokens(new System.Uri(\"https://a.b/rest/1/x/\"); }",
        "using Placement; class A { object P = new PortalTokens(); string S = \"https://a.b/rest/1/x/\" + Missing + \"placement.bind\"; }",
        "class A { string S = $\"https://a.b/rest/1/{",
        "class A { string S = \"https://a.b/rest/1/x/placement.bind",
    ];

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

    private static async Task AnalyzeAsync(string source, bool hosting, Action<string> fail)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "Acme.Sales",
            [CSharpSyntaxTree.ParseText(source, path: "/acme/Broken.cs", cancellationToken: cancellationToken)],
            [.. Net100.References.All, Runtime, .. hosting ? HostingReference.All : []],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
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
