using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.Analyzers.Calls;

/// <summary>Follows a report from the call that returns it to where it is used or lost.</summary>
internal static class ReportUse
{
    /// <summary>Whether nothing reads what the call returns. Awaiting it or waiting for it does not read it.</summary>
    public static bool IsIgnored(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        Follow(call) is { } value && IsLost(value, model, cancellationToken);

    /// <summary>The outermost expression whose value is still the report or its task; null: one of its members is used.</summary>
    private static ExpressionSyntax? Follow(ExpressionSyntax value)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case ParenthesizedExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax:
                case ConditionalAccessExpressionSyntax conditional when conditional.WhenNotNull == value:
                    value = (ExpressionSyntax)value.Parent;
                    break;

                case MemberAccessExpressionSyntax member:
                    if (member.Name.Identifier.ValueText
                        is not ("ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" or "Result" or "Wait"))
                    {
                        return null;
                    }

                    value = member.Parent is InvocationExpressionSyntax call ? call : member;
                    break;

                default:
                    return value;
            }
        }
    }

    private static bool IsLost(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) => value.Parent switch
    {
        ExpressionStatementSyntax or ForStatementSyntax => true,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } discard } assignment =>
            model.GetSymbolInfo(discard, cancellationToken).Symbol is IDiscardSymbol && IsLost(assignment, model, cancellationToken),
        EqualsValueClauseSyntax
        {
            Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax statement } variable,
        } =>
            !IsNamed(variable.Identifier, statement),
        LambdaExpressionSyntax lambda => ReturnsNothing(lambda, model, cancellationToken),
        ArrowExpressionClauseSyntax { Parent: { } member } => ReturnsNothing(member, model, cancellationToken),
        ReturnStatementSyntax statement => FunctionOf(statement) is { } function && ReturnsNothing(function, model, cancellationToken),
        _ => false,
    };

    /// <summary>Whether the variable is named anywhere in its scope, or may be in code that a directive leaves out.</summary>
    private static bool IsNamed(SyntaxToken variable, LocalDeclarationStatementSyntax statement)
    {
        SyntaxNode? scope = statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent;
        if (scope is null || scope.ContainsDirectives)
        {
            return true;
        }

        foreach (SyntaxToken token in scope.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == variable.ValueText && token != variable)
            {
                return true;
            }
        }

        return false;
    }

    private static SyntaxNode? FunctionOf(SyntaxNode statement)
    {
        SyntaxNode? node = statement;
        while (node is not (null
            or AnonymousFunctionExpressionSyntax
            or LocalFunctionStatementSyntax
            or BaseMethodDeclarationSyntax
            or AccessorDeclarationSyntax))
        {
            node = node.Parent;
        }

        return node;
    }

    /// <summary>Whether the function returns no value: a report that is returned as a plain Task is lost, too.</summary>
    private static bool ReturnsNothing(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
    {
        ISymbol? symbol = function is AnonymousFunctionExpressionSyntax
            ? model.GetSymbolInfo(function, cancellationToken).Symbol
            : model.GetDeclaredSymbol(function, cancellationToken);
        ITypeSymbol? returned = symbol switch
        {
            IMethodSymbol method => method.ReturnType,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        return returned is { SpecialType: SpecialType.System_Void }
            or INamedTypeSymbol
        {
            Name: "Task" or "ValueTask",
            Arity: 0,
            ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } },
        };
    }
}
