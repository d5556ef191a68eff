using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.CodeFixes.Editing;
using Placement.Declarations;

namespace Placement.CodeFixes.Refactorings;

/// <summary>Writes a placement's code as a constant of Placements, or such a constant as its code.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(PlacementConstantRefactoringProvider))]
public sealed class PlacementConstantRefactoringProvider : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await RefactoringTarget.FindAsync(context).ConfigureAwait(false) is not { } target
            || FindCode(target) is not { } code
            || Rewrite(target, code, context.CancellationToken) is not { } rewritten)
        {
            return;
        }

        context.RegisterRefactoring(CodeAction.Create(
            $"Use {rewritten}",
            _ => Task.FromResult(target.Document.WithSyntaxRoot(target.Root.ReplaceNode(code, rewritten.WithTriviaFrom(code)))),
            equivalenceKey: nameof(PlacementConstantRefactoringProvider)));
    }

    /// <summary>The code at the caret: the argument of a placement, or what a text or option is limited to.</summary>
    private static ExpressionSyntax? FindCode(RefactoringTarget target) =>
        target.Attribute.ArgumentList?.Arguments.FirstOrDefault(argument =>
            argument.Expression.Span.Contains(target.Span)
            && (target.Name == AttributeNames.WidgetPlacementFullName
                ? argument.NameEquals is null
                : argument.NameEquals?.Name.Identifier.ValueText == "Placement"))?.Expression;

    private static ExpressionSyntax? Rewrite(RefactoringTarget target, ExpressionSyntax written, CancellationToken cancellationToken)
    {
        if (written.IsKind(SyntaxKind.StringLiteralExpression))
        {
            string code = ((LiteralExpressionSyntax)written).Token.ValueText.Trim().ToUpperInvariant();
            return PlacementConstants.Find(target.Model.Compilation, code) is { } constant
                ? PlacementConstants.Write(constant, target.Model, written.SpanStart)
                : null;
        }

        return target.Model.GetSymbolInfo(written, cancellationToken).Symbol is IFieldSymbol { ConstantValue: string value } named
            && PlacementConstants.IsOne(named)
            ? SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(value))
            : null;
    }
}
