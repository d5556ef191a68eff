using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;

namespace Placement.CodeFixes.Fixes;

/// <summary>A fix that changes the diagnostic's document only. Fix All works in a document, project or solution.</summary>
public abstract class RuleFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) =>
            ApplyAllAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            var target = new FixTarget(context.Document, root, model, diagnostic, context.CancellationToken);
            foreach (CodeChange change in FindChanges(target))
            {
                if (MayNotCompile
                    && !await CompilesAsync(context.Document, diagnostic, change.Key, context.CancellationToken).ConfigureAwait(false))
                {
                    continue;
                }

                context.RegisterCodeFix(
                    CodeAction.Create(
                        change.Title,
                        cancellationToken => ApplyAsync(context.Document, [diagnostic], change.Key, cancellationToken)!,
                        equivalenceKey: change.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>
    /// Whether a change may break what refers to the changed code. It is then tried, and offered only if the document
    /// compiles as well as before.
    /// </summary>
    private protected virtual bool MayNotCompile => false;

    /// <summary>The ways to mend a diagnostic, best first; none where the result would not compile.</summary>
    private protected abstract IEnumerable<CodeChange> FindChanges(FixTarget target);

    private static async Task<int> CountErrorsAsync(Document? document, CancellationToken cancellationToken)
    {
        SemanticModel? model = document is null ? null : await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is null
            ? 0
            : model.GetDiagnostics(cancellationToken: cancellationToken)
                .Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private async Task<Document?> ApplyAllAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        if (!MayNotCompile)
        {
            return await ApplyAsync(document, diagnostics, key, cancellationToken).ConfigureAwait(false);
        }

        var compiling = new List<Diagnostic>(diagnostics.Length);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (await CompilesAsync(document, diagnostic, key, cancellationToken).ConfigureAwait(false))
            {
                compiling.Add(diagnostic);
            }
        }

        return await ApplyAsync(document, compiling, key, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> CompilesAsync(Document document, Diagnostic diagnostic, string? key, CancellationToken cancellationToken)
    {
        Document? changed = await ApplyAsync(document, [diagnostic], key, cancellationToken).ConfigureAwait(false);
        return await CountErrorsAsync(changed, cancellationToken).ConfigureAwait(false)
            <= await CountErrorsAsync(document, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Document?> ApplyAsync(
        Document document, IEnumerable<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return document;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);

        // Two diagnostics of one place are mended once.
        foreach (IGrouping<TextSpan, Diagnostic> place in diagnostics
            .GroupBy(static diagnostic => diagnostic.Location.SourceSpan)
            .OrderByDescending(static place => place.Key.Start))
        {
            var target = new FixTarget(document, root, model, place.First(), cancellationToken);
            FindChanges(target).FirstOrDefault(change => change.Key == key)?.Apply(editor);
        }

        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }
}
