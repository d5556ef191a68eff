using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests.Incrementality;

/// <summary>A project with a thousand widgets, ten to a file, that references a widget library and has been generated once.</summary>
internal static class LargeProject
{
    public const int Widgets = 1000;

    /// <summary>The file whose widgets are edited, and the widget in it.</summary>
    public const string EditedFile = "File42.cs";

    public const string EditedWidget = "Widget427";

    private const int WidgetsPerFile = 10;

    private static readonly ConcurrentDictionary<(bool IsHosting, bool IsLibrary), Lazy<GeneratorRun>> Runs = new();

    /// <summary>Drivers are immutable, so all tests start from the same first run.</summary>
    public static GeneratorRun Run(bool isHosting, bool isLibrary) => Runs
        .GetOrAdd((isHosting, isLibrary), static kind => new Lazy<GeneratorRun>(() => Create(kind.IsHosting, kind.IsLibrary)))
        .Value;

    /// <summary>The project with a text in the edited file replaced.</summary>
    public static CSharpCompilation Edit(this GeneratorRun run, string before, string after)
    {
        SyntaxTree tree = run.Input.SyntaxTrees.Single(static tree => tree.FilePath == EditedFile);
        string source = tree.ToString();
        Assert.Equal(2, source.Split(before).Length);
        return run.Input.ReplaceSyntaxTree(tree, run.Project.Parse(source.Replace(before, after, StringComparison.Ordinal), tree.FilePath));
    }

    private static GeneratorRun Create(bool isHosting, bool isLibrary)
    {
        GeneratorRun library = TestProject.Library("Acme.Tasks", "[Placement.WidgetPlacement(\"TASK_VIEW_TAB\")] class TaskTab;").Run();
        return new TestProject([.. Enumerable.Range(0, Widgets / WidgetsPerFile).Select(file => File(file, isHosting))])
        {
            IsHosting = isHosting,
            IsLibrary = isLibrary,
            Libraries = [library],
        }.Run();
    }

    private static string File(int file, bool isHosting) =>
        "using System;\nusing System.Threading;\nusing System.Threading.Tasks;\nusing Placement;\n\nnamespace Acme.Sales.Widgets;\n\n"
        + string.Join('\n', Enumerable.Range(file * WidgetsPerFile, WidgetsPerFile).Select(index => Widget(index, isHosting)));

    private static string Widget(int index, bool isHosting) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        [WidgetPlacement("CRM_DEAL_DETAIL_TAB", Title = "Title {{index}}", Handler = "/widgets/{{index}}")]
        [WidgetText("de", Title = "Titel {{index}}")]
        public sealed class Widget{{index}}{{(isHosting ? " : IWidget<PlacementContext>" : "")}}
        {
            private readonly int _count{{index}} = {{index}};

            public int Count() => _count{{index}} + 1;
        {{(isHosting ? Handle : "")}}
        }
        """);

    private const string Handle =
        """

            public Task<Microsoft.AspNetCore.Http.IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
                Task.FromResult(Microsoft.AspNetCore.Http.Results.Ok());
        """;
}
