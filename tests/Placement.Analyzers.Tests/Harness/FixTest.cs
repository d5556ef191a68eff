using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace Placement.Analyzers.Tests.Harness;

/// <summary>Applies fixes and refactorings as an editor does.</summary>
internal static class FixTest
{
    /// <summary>
    /// The first diagnostic of the rule is offered a change with this title (null: any), and the first such change turns the
    /// files into <paramref name="expected"/>. The result compiles.
    /// </summary>
    public static async Task VerifyFixAsync(this RuleProject project, string id, string? title, params string[] expected)
    {
        Project before = project.Create();
        (Document document, Diagnostic diagnostic) = (await FindAsync(project, before, id))[0];
        CodeAction action = (await ActionsAsync(document, diagnostic)).First(action => title is null || action.Action.Title == title)
            .Action;

        await AssertSourcesAsync(project, await ApplyAsync(action), expected);
    }

    /// <summary>
    /// What a project becomes by Fix All in the solution, by the first change that is offered for the rule's first diagnostic.
    /// </summary>
    public static async Task<Project> FixAllAsync(this RuleProject project, Project before, string id) =>
        (await FixAllAsync(project, before, id, title: null, FixAllScope.Solution)).Projects.Single();

    /// <summary>Applies every change that is offered for every diagnostic, and every refactoring that is offered anywhere.</summary>
    public static async Task ApplyEverythingAsync(this RuleProject project)
    {
        Project before = project.Create();
        foreach (Diagnostic diagnostic in await project.AnalyzeAsync(before))
        {
            if (before.GetDocument(diagnostic.Location.SourceTree) is not { } document)
            {
                continue;
            }

            foreach ((_, CodeAction action) in await ActionsAsync(document, diagnostic))
            {
                await ApplyAsync(action);
            }
        }

        var applied = new HashSet<string>(StringComparer.Ordinal);
        for (int position = 0; position <= project.Sources[0].Source.Length; position++)
        {
            foreach (CodeAction action in (await RefactoringsAsync(before.Documents.First(), new TextSpan(position, 0))).Where(
                action => applied.Add(action.Title)))
            {
                await ApplyAsync(action);
            }
        }
    }

    /// <summary>The titles of the changes that are offered for the first diagnostic of the rule.</summary>
    public static async Task<IReadOnlyList<string>> OfferedFixesAsync(this RuleProject project, string id)
    {
        (Document document, Diagnostic diagnostic) = (await FindAsync(project, project.Create(), id))[0];
        return [.. (await ActionsAsync(document, diagnostic)).Select(static action => action.Action.Title)];
    }

    /// <summary>
    /// Fix All, started from the first diagnostic of the rule, turns the files into <paramref name="expected"/>: in the whole
    /// project and in the whole solution alike. In the document of that diagnostic it changes the first file only.
    /// </summary>
    public static async Task VerifyFixAllAsync(this RuleProject project, string id, string? title, params string[] expected)
    {
        await AssertSourcesAsync(project, await FixAllAsync(project, id, title, FixAllScope.Project), expected);
        await AssertSourcesAsync(project, await FixAllAsync(project, id, title, FixAllScope.Solution), expected);
    }

    /// <summary>Fix All within a scope gives these files.</summary>
    public static async Task VerifyFixAllAsync(
        this RuleProject project, FixAllScope scope, string id, string? title, params string[] expected) =>
        await AssertSourcesAsync(project, await FixAllAsync(project, id, title, scope), expected);

    /// <summary>The refactorings that are offered at the marked place of the first file, whose mark has the id <c>at</c>.</summary>
    public static async Task<IReadOnlyList<string>> OfferedRefactoringsAsync(this RuleProject project) =>
        [.. (await RefactoringsAsync(project)).Select(static action => action.Title)];

    /// <summary>The refactoring with this title at the marked place turns the files into <paramref name="expected"/>.</summary>
    public static async Task VerifyRefactoringAsync(this RuleProject project, string title, params string[] expected)
    {
        CodeAction action = (await RefactoringsAsync(project)).Single(action => action.Title == title);
        await AssertSourcesAsync(project, await ApplyAsync(action), expected);
    }

    private static Task<IReadOnlyList<CodeAction>> RefactoringsAsync(RuleProject project) => RefactoringsAsync(
        project.Create().Documents.First(), project.Sources[0].Marks.Single(static mark => mark.Id == "at").Span);

    private static async Task<IReadOnlyList<CodeAction>> RefactoringsAsync(Document document, TextSpan span)
    {
        var actions = new List<CodeAction>();
        foreach (CodeRefactoringProvider provider in Rules.Refactorings)
        {
            await provider.ComputeRefactoringsAsync(
                new CodeRefactoringContext(document, span, actions.Add, TestContext.Current.CancellationToken));
        }

        // An editor shows nested actions as a submenu.
        return [.. actions.SelectMany(static action => action.NestedActions.IsEmpty ? [action] : action.NestedActions.AsEnumerable())];
    }

    private static Task<Solution> FixAllAsync(RuleProject project, string id, string? title, FixAllScope scope) =>
        FixAllAsync(project, project.Create(), id, title, scope);

    private static async Task<Solution> FixAllAsync(RuleProject project, Project before, string id, string? title, FixAllScope scope)
    {
        IReadOnlyList<(Document Document, Diagnostic Diagnostic)> found = await FindAsync(project, before, id);
        (Document document, Diagnostic diagnostic) = found[0];
        (CodeFixProvider provider, CodeAction action) = (await ActionsAsync(document, diagnostic)).First(
            action => title is null || action.Action.Title == title);
        FixAllProvider fixAll = provider.GetFixAllProvider()!;
        Assert.Contains(scope, fixAll.GetSupportedFixAllScopes());
        CodeAction? all = await fixAll.GetFixAsync(new FixAllContext(
            document, provider, scope, action.EquivalenceKey, [id], new Diagnostics(found), TestContext.Current.CancellationToken));
        return await ApplyAsync(all!);
    }

    private static async Task<IReadOnlyList<(Document Document, Diagnostic Diagnostic)>> FindAsync(
        RuleProject project, Project created, string id)
    {
        ImmutableArray<Diagnostic> diagnostics = await project.AnalyzeAsync(created);
        return [.. diagnostics.Where(diagnostic => diagnostic.Id == id).Select(diagnostic => (created.GetDocument(diagnostic.Location.SourceTree)!, diagnostic))];
    }

    private static async Task<IReadOnlyList<(CodeFixProvider Provider, CodeAction Action)>> ActionsAsync(
        Document document, Diagnostic diagnostic)
    {
        var actions = new List<(CodeFixProvider, CodeAction)>();
        foreach (CodeFixProvider provider in Rules.Fixes.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(
                document, diagnostic, (action, _) => actions.Add((provider, action)), TestContext.Current.CancellationToken));
        }

        return actions;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
    }

    private static async Task AssertSourcesAsync(RuleProject project, Solution changed, string[] expected)
    {
        Project after = changed.Projects.Single();
        Document[] documents = [.. after.Documents.Take(project.Sources.Count)];
        var sources = new List<string>();
        foreach (Document document in documents)
        {
            sources.Add((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        }

        Assert.Equal(expected, sources);

        // Analyzing asserts that the result compiles.
        await project.AnalyzeAsync(after);
    }

    private sealed class Diagnostics(IReadOnlyList<(Document Document, Diagnostic Diagnostic)> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(found.Where(entry => entry.Document.Project.Id == project.Id).Select(static entry => entry.Diagnostic));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(found.Where(entry => entry.Document.Id == document.Id).Select(static entry => entry.Diagnostic));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
