using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.Analyzers.Calls;

/// <summary>A Uri that is known at compile time.</summary>
/// <param name="Uri">The absolute address.</param>
/// <param name="Expression">What to change: the constant, or the name of the variable that holds the Uri.</param>
internal sealed record ConstantUri(Uri Uri, ExpressionSyntax Expression)
{
    /// <summary>
    /// The address that an expression stands for, if it is created from a constant there, or where a variable of the same
    /// document gets its only value. Null: it is not constant, relative or malformed.
    /// </summary>
    public static ConstantUri? Find(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        expression = Bare(expression);
        ExpressionSyntax? constant = expression is BaseObjectCreationExpressionSyntax creation
            ? FindConstant(creation, model, cancellationToken)
            : null;
        ExpressionSyntax? held = constant is null && expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && ValueOf(model.GetSymbolInfo(expression, cancellationToken).Symbol, expression.SyntaxTree, cancellationToken) is { } value
            && Bare(value) is BaseObjectCreationExpressionSyntax elsewhere
                ? FindConstant(elsewhere, model, cancellationToken)
                : null;
        return (constant ?? held) is { } text
            && model.GetConstantValue(text, cancellationToken).Value is string address
            && System.Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
                ? new ConstantUri(uri, constant ?? expression)
                : null;
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;

                case PostfixUnaryExpressionSyntax suppressed:
                    expression = suppressed.Operand;
                    break;

                default:
                    return expression;
            }
        }
    }

    /// <summary>The text of <c>new Uri(text)</c>; null: something else is created.</summary>
    private static ExpressionSyntax? FindConstant(
        BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken) =>
        creation.ArgumentList is { Arguments: { Count: > 0 } arguments }
        && arguments[0].Expression is var text
        && model.GetConstantValue(text, cancellationToken).Value is string
        && model.GetSymbolInfo(creation, cancellationToken).Symbol is IMethodSymbol
        {
            ContainingType: { Name: "Uri", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
        }
            ? text
            : null;

    /// <summary>The only value that a local, a field or a property ever has; null: it may have others.</summary>
    private static ExpressionSyntax? ValueOf(ISymbol? symbol, SyntaxTree tree, CancellationToken cancellationToken)
    {
        bool keepsItsValue = symbol is ILocalSymbol or IFieldSymbol { IsReadOnly: true }
            or IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false };
        if (!keepsItsValue
            || symbol!.DeclaringSyntaxReferences.Length != 1
            || symbol.DeclaringSyntaxReferences[0].SyntaxTree != tree)
        {
            return null;
        }

        SyntaxNode declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        ExpressionSyntax? value = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
        return value is null || IsWrittenAgain(symbol, declaration) ? null : value;
    }

    /// <summary>Whether the scope seems to give the variable another value. Other variables of that name count, too.</summary>
    private static bool IsWrittenAgain(ISymbol symbol, SyntaxNode declaration)
    {
        SyntaxNode? scope = symbol is ILocalSymbol
            ? declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and not GlobalStatementSyntax
                ? member
                : declaration.SyntaxTree.GetRoot()
            : declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (scope is null)
        {
            return true;
        }

        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name && name.Identifier.ValueText == symbol.Name && IsWritten(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWritten(IdentifierNameSyntax name)
    {
        ExpressionSyntax variable = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name;
        return variable.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == variable,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
