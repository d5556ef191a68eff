using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;
using Placement.Analyzers;

namespace Placement.CodeFixes.Fixes;

/// <summary>A fix that changes the diagnostic's document only. Fix All works in a document, project or solution.</summary>
public abstract class RuleFixProvider : CodeFixProvider
{
    /// <summary>The fixes of attributes. What a rule reports may need one kind here and another there, also within one attribute.</summary>
    private static readonly RuleFixProvider[] AttributeFixes =
        [new ReplaceTextFixProvider(), new AddArgumentFixProvider(), new RemoveArgumentFixProvider(), new RemoveAttributeFixProvider()];

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

    /// <summary>
    /// The change of this kind; where there is none, what mends the diagnostic in another way, or Fix All would have to run again.
    /// </summary>
    private CodeChange? FindChange(FixTarget target, string? key) =>
        FindChanges(target).FirstOrDefault(change => change.Key == key)
        ?? AttributeFixes
            .Where(fix => fix.FixableDiagnosticIds.Contains(target.Diagnostic.Id))
            .SelectMany(fix => fix.FindChanges(target))
            .FirstOrDefault();

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

        // Two diagnostics of one place are mended once, unless they lack different things.
        foreach (IGrouping<TextSpan, Diagnostic> place in diagnostics
            .GroupBy(static diagnostic => diagnostic.Location.SourceSpan)
            .OrderByDescending(static place => place.Key.Start))
        {
            foreach (CodeChange change in place
                .Select(diagnostic => FindChange(new FixTarget(document, root, model, diagnostic, cancellationToken), key))
                .OfType<CodeChange>()
                .GroupBy(static change => change.Key == FixProperties.AddName ? change.Title : "")
                .Select(static same => same.First()))
            {
                change.Apply(editor);
            }
        }

        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }
}
