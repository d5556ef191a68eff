using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Placement.CodeFixes.Fixes;

/// <summary>Adds all scopes that are missing: each project has one text for them, wherever its widgets stand.</summary>
internal sealed class AddScopeFixAllProvider : FixAllProvider
{
    public static AddScopeFixAllProvider Instance { get; } = new();

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        "Add all missing scopes",
        cancellationToken => FixAsync(fixAllContext.WithCancellationToken(cancellationToken)),
        fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> FixAsync(FixAllContext context)
    {
        Solution solution = context.Solution;
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution
            ? solution.Projects.Where(project => project.Language == context.Project.Language)
            : [context.Project];
        foreach (Project project in projects)
        {
            ImmutableArray<Diagnostic> diagnostics = context is { Scope: FixAllScope.Document, Document: { } document }
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            if (await ScopesText.FindAsync(project, diagnostics, context.CancellationToken).ConfigureAwait(false) is { } text)
            {
                solution = text.AddMissing(solution);
            }
        }

        return solution;
    }
}
