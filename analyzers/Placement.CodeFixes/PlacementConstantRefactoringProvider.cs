using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Placement.Declarations;

namespace Placement.CodeFixes;

/// <summary>Writes a placement's code as a constant of Placements, or such a constant as its code.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(PlacementConstantRefactoringProvider))]
public sealed class PlacementConstantRefactoringProvider : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await Caret.FindAsync(context).ConfigureAwait(false) is not { } caret
            || FindCode(caret) is not { } code
            || Rewrite(caret, code, context.CancellationToken) is not { } rewritten)
        {
            return;
        }

        context.RegisterRefactoring(CodeAction.Create(
            $"Use {rewritten}",
            _ => Task.FromResult(caret.Document.WithSyntaxRoot(caret.Root.ReplaceNode(code, rewritten.WithTriviaFrom(code)))),
            equivalenceKey: nameof(PlacementConstantRefactoringProvider)));
    }

    /// <summary>The code at the caret: the argument of a placement, or what a text or option is limited to.</summary>
    private static ExpressionSyntax? FindCode(Caret caret) =>
        caret.Attribute.ArgumentList?.Arguments.FirstOrDefault(argument =>
            argument.Expression.Span.Contains(caret.Span)
            && (caret.Name == AttributeNames.WidgetPlacementFullName
                ? argument.NameEquals is null
                : argument.NameEquals?.Name.Identifier.ValueText == "Placement"))?.Expression;

    private static ExpressionSyntax? Rewrite(Caret caret, ExpressionSyntax written, CancellationToken cancellationToken)
    {
        if (written.IsKind(SyntaxKind.StringLiteralExpression))
        {
            string code = ((LiteralExpressionSyntax)written).Token.ValueText.Trim().ToUpperInvariant();
            return PlacementConstants.Find(caret.Model.Compilation, code) is { } constant ? PlacementConstants.Write(constant, caret.Model, written.SpanStart) : null;
        }

        return caret.Model.GetSymbolInfo(written, cancellationToken).Symbol is IFieldSymbol { ConstantValue: string value } named && PlacementConstants.IsOne(named)
            ? SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(value))
            : null;
    }
}
