using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers;

namespace Placement.CodeFixes.Fixes;

/// <summary>Adds a scope to those that the application declares, mostly in another file than the widget's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddScopeFixProvider))]
public sealed class AddScopeFixProvider : CodeFixProvider
{
    private const string Key = "AddScope";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.MissingScope);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AddScopeFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // Several scopes may be missing at one place, which is the case where libraries need them.
        Project project = context.Document.Project;
        if (await ScopesText.FindAsync(project, context.Diagnostics, context.CancellationToken).ConfigureAwait(false) is { } text)
        {
            string scopes = string.Join(", ", text.Missing.Select(static scope => $"'{scope}'"));
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Add {scopes} to Scopes",
                    _ => Task.FromResult(text.AddMissing(project.Solution)),
                    equivalenceKey: Key),
                context.Diagnostics);
        }
    }
}
