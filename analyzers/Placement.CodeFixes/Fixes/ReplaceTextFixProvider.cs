using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.Analyzers;
using Placement.CodeFixes.Editing;

namespace Placement.CodeFixes.Fixes;

/// <summary>Replaces a text by one that Bitrix24 takes: a literal by a literal, a constant of Placements by another.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceTextFixProvider))]
public sealed class ReplaceTextFixProvider : RuleFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIds.UnknownCode,
        RuleIds.CodeNotUpperCase,
        RuleIds.DeprecatedPlacement,
        RuleIds.MalformedEntityType,
        RuleIds.UnsupportedEntityType,
        RuleIds.UnsupportedScheme,
        RuleIds.PlainHttp,
        RuleIds.UnknownLanguage,
        RuleIds.StrayAttribute,
        RuleIds.UntrimmedText,
        RuleIds.DroppedOption,
        RuleIds.MissingOption,
        RuleIds.IneffectiveContexts,
        RuleIds.UnknownScope);

    private protected override IEnumerable<CodeChange> FindChanges(FixTarget target)
    {
        ImmutableArray<string> replacements = target.Properties(FixProperties.Replacements);
        for (int i = 0; i < replacements.Length; i++)
        {
            if (target.Node is ExpressionSyntax written && Replace(target, written, replacements[i]) is { } replacement)
            {
                // Fix All takes the n-th suggestion everywhere: the texts themselves differ from place to place. Two
                // diagnostics may stand in one text, so the editor must find the replacement again.
                yield return new CodeChange(
                    $"Replace by {replacement}",
                    editor => editor.ReplaceNode(written, (current, _) => current.CopyAnnotationsTo(replacement.WithTriviaFrom(current))))
                {
                    Key = FixProperties.Replacements + i,
                };
            }
        }
    }

    /// <summary>
    /// The replacement in the manner of what is written; null: it is put together from other constants, which the change
    /// would leave as they are.
    /// </summary>
    private static ExpressionSyntax? Replace(FixTarget target, ExpressionSyntax written, string replacement)
    {
        if (written.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.NullLiteralExpression)
        {
            return SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(replacement));
        }

        return PlacementConstants.IsOne(target.Model.GetSymbolInfo(written, target.CancellationToken).Symbol)
            && PlacementConstants.Find(target.Model.Compilation, replacement) is { } constant
                ? PlacementConstants.Write(constant, target.Model, written.SpanStart)
                : null;
    }
}
