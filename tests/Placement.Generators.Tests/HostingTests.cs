using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Generators.Tests.Harness;

namespace Placement.Generators.Tests;

/// <summary>Which classes are hosted, and when hosting is emitted again.</summary>
public class HostingTests
{
    private const string Usings =
        "using System;\nusing System.Threading;\nusing System.Threading.Tasks;\nusing Microsoft.AspNetCore.Http;\nusing Placement;\n";

    /// <summary>The only member of the interface, for the context of any placement.</summary>
    private const string Handle = "public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) => Task.FromResult(Results.Ok());";

    [Fact]
    public void Every_context_of_every_class_is_hosted_once()
    {
        GeneratorRun tasks = Library("Acme.Tasks", Widget("TaskTab", "TASK_VIEW_TAB"));
        GeneratorRun calls = Library("Acme.Calls", Widget("Card", "CALL_CARD"), tasks);
        GeneratorRun application = Project(Widget("Menu", "LEFT_MENU") with { Libraries = [tasks, calls] });

        // The application sees the tasks' widgets directly and through the calls' library.
        Assert.Equal(["Menu PlacementContext", "Card PlacementContext", "TaskTab PlacementContext"], application.HostedWidgets());
        application.AssertCached();
    }

    [Fact]
    public void A_library_that_hosts_nothing_takes_part_with_its_bindings()
    {
        GeneratorRun library = new TestProject("[Placement.WidgetPlacement(\"CALL_CARD\")] class Card;")
        {
            AssemblyName = "Acme.Calls",
            IsLibrary = true,
            Properties = new Dictionary<string, string> { ["RootNamespace"] = "Acme.Calls" },
        }.Run().AssertCompiles();
        GeneratorRun application = Project(Widget("Menu", "LEFT_MENU") with { Libraries = [library] });

        Assert.Equal(["Menu PlacementContext"], application.HostedWidgets());
        Assert.Equal(2, application.Bindings().Count);
    }

    [Fact]
    public void An_application_without_hosting_takes_the_bindings_of_a_library_that_hosts()
    {
        GeneratorRun library = Library("Acme.Calls", Widget("Card", "CALL_CARD"));
        GeneratorRun application = new TestProject("class Empty;") { Libraries = [library] }.Run().AssertCompiles();

        Assert.Equal(["WidgetPlacements.Bindings.g.cs", "WidgetPlacements.g.cs"], application.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("Acme_Calls.Bindings", application.Files["WidgetPlacements.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abstract class Menu : IWidget<PlacementContext> { HANDLE }")]
    [InlineData("class Menu<T> : IWidget<PlacementContext> { HANDLE }")]
    [InlineData("class Outer<T> { ATTRIBUTE internal class Menu : IWidget<PlacementContext> { HANDLE } }")]
    [InlineData("class Outer { ATTRIBUTE private class Menu : IWidget<PlacementContext> { HANDLE } }")]
    [InlineData("file class Menu : IWidget<PlacementContext> { HANDLE }")]
    [InlineData("[Obsolete(\"Gone.\", true)] class Menu : IWidget<PlacementContext> { HANDLE }")]
    [InlineData("static class Menu { }")]
    [InlineData("class Menu { HANDLE }")]
    [InlineData("class Menu : IMine<PlacementContext> { HANDLE } interface IMine<T> { }")]
    [InlineData("class Menu : Mine.IWidget<PlacementContext> { HANDLE }")]
    [InlineData("class Menu : IWidget<Own> { public Task<IResult> HandleAsync(WidgetRequest<Own> request, CancellationToken cancellationToken) => Task.FromResult(Results.Ok()); } file record Own : PlacementContext;")]
    public void What_cannot_be_called_is_registered_and_not_hosted(string source)
    {
        string attributed = source.Contains("ATTRIBUTE", StringComparison.Ordinal) ? source : "ATTRIBUTE " + source;
        GeneratorRun run = new TestProject(
            Usings + "namespace Mine { interface IWidget<T> { } }\nnamespace Acme { "
            + attributed.Replace("ATTRIBUTE", "[WidgetPlacement(\"LEFT_MENU\")]", StringComparison.Ordinal).Replace("HANDLE", Handle, StringComparison.Ordinal) + " }")
        {
            IsHosting = true,
        }.Run();

        Assert.DoesNotContain(
            run.Output.GetDiagnostics(TestContext.Current.CancellationToken),
            static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree?.FilePath.EndsWith("Hosting.g.cs", StringComparison.Ordinal) == true);
        Assert.Contains(
            "\"PLACEMENT\":\"LEFT_MENU\"", run.Files["WidgetPlacements.Bindings.g.cs"], StringComparison.Ordinal);
        Assert.EndsWith("Combine();", Line(run, "HostedWidget.Combine"), StringComparison.Ordinal);
    }

    /// <summary>Code as it is while somebody types: hosting compiles, whatever becomes of the class.</summary>
    [Theory]
    [InlineData("IWidget<Missing>")]
    [InlineData("IWidget<>")]
    [InlineData("IWidget<string>")]
    [InlineData("IWidget<int>")]
    [InlineData("IWidget<PlacementContext[]>")]
    [InlineData("IWidget")]
    [InlineData("IWidget<PlacementContext, PlacementContext>")]
    [InlineData("IWidget<dynamic>")]
    public void A_context_that_is_none_is_left_out(string implemented)
    {
        GeneratorRun run = new TestProject(Usings + $"[WidgetPlacement(\"LEFT_MENU\")] class Menu : {implemented} {{ }}") { IsHosting = true }.Run();

        Assert.DoesNotContain(
            run.Output.GetDiagnostics(TestContext.Current.CancellationToken),
            static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
        Assert.EndsWith("Combine();", Line(run, "HostedWidget.Combine"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Title = \"Old\"", "Title = \"New\"")]
    [InlineData("Title = \"Old\"", "Title = \"Old\", Description = \"More\", Handler = \"/elsewhere\"")]
    public void Texts_and_handlers_do_not_concern_hosting(string before, string after)
    {
        GeneratorRun run = Project(new TestProject([Source("Menu", "LEFT_MENU", before), Source("Card", "CALL_CARD", before)]));
        SyntaxTree tree = run.Input.SyntaxTrees.Single(static tree => tree.FilePath == "File0.cs");
        CSharpCompilation edited = run.Input.ReplaceSyntaxTree(
            tree, run.Project.Parse(tree.ToString().Replace(before, after, StringComparison.Ordinal), tree.FilePath));

        ILookup<string, IncrementalStepRunReason> reasons = run.Reasons(edited);

        Assert.Contains(IncrementalStepRunReason.Modified, reasons[TrackingNames.WidgetSources]);
        Assert.All(
            (string[])[TrackingNames.Hosting, TrackingNames.Manifest],
            step => Assert.All(reasons[step], static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)));
    }

    [Fact]
    public void Another_context_is_hosted_at_once()
    {
        GeneratorRun run = Project(Widget("Menu", "LEFT_MENU"));
        SyntaxTree tree = run.Input.SyntaxTrees.Single(static tree => tree.FilePath == "File0.cs");
        CSharpCompilation edited = run.Input.ReplaceSyntaxTree(
            tree, run.Project.Parse(tree.ToString().Replace("PlacementContext", "TaskContext", StringComparison.Ordinal), tree.FilePath));

        Assert.Contains(IncrementalStepRunReason.Modified, run.Reasons(edited)[TrackingNames.Hosting]);
    }

    private static TestProject Widget(string name, string placement) => new(Source(name, placement, "Title = \"Title\""));

    private static string Source(string name, string placement, string arguments) =>
        Usings + $"[WidgetPlacement(\"{placement}\", {arguments})] internal sealed class {name} : IWidget<PlacementContext> {{ {Handle} }}";

    private static GeneratorRun Project(TestProject project) => (project with { IsHosting = true }).Run().AssertCompiles();

    private static GeneratorRun Library(string name, TestProject project, params GeneratorRun[] libraries) => Project(project with
    {
        AssemblyName = name,
        IsLibrary = true,
        Properties = new Dictionary<string, string> { ["RootNamespace"] = name },
        Libraries = libraries,
    });

    private static string Line(GeneratorRun run, string text) =>
        run.Files["WidgetPlacements.Hosting.g.cs"].Split('\n').Single(line => line.Contains(text, StringComparison.Ordinal));
}
