using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.Analyzers;

namespace Placement.CodeFixes.Fixes;

/// <summary>Keeps the chat context that makes the others ineffective, or drops it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChatContextsFixProvider))]
public sealed class ChatContextsFixProvider : RuleFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.IneffectiveContexts);

    private protected override IEnumerable<CodeChange> FindChanges(FixTarget target)
    {
        if (target.Property(FixProperties.Flag) is not { } name
            || target.Node is not ExpressionSyntax written
            || target.Model.GetTypeInfo(written, target.CancellationToken).Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            || !TryGetValue(target, written, out int value)
            || FindMember(type, name) is not { ConstantValue: int flag })
        {
            yield break;
        }

        var operands = new List<ExpressionSyntax>();
        AddOperands(written, operands);
        bool canBeParted = operands.TrueForAll(
            operand => TryGetValue(target, operand, out int part) && (part == flag || (part & flag) == 0));

        ExpressionSyntax kept = canBeParted
            ? operands.Find(operand => HasFlag(target, operand, flag))!.WithoutTrivia()
            : Members(target, type, flag);
        yield return new CodeChange($"Keep {name}", editor => editor.ReplaceNode(written, kept.WithTriviaFrom(written))) { Key = "Keep" };

        ExpressionSyntax? rest = canBeParted
            ? Without(target, written, flag)
            : Members(target, type, value & ~flag).WithTriviaFrom(written);
        if (rest is not null)
        {
            yield return new CodeChange($"Drop {name}", editor => editor.ReplaceNode(written, rest)) { Key = "Drop" };
        }
    }

    private static void AddOperands(ExpressionSyntax expression, List<ExpressionSyntax> operands)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                AddOperands(parenthesized.Expression, operands);
                break;

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } combination:
                AddOperands(combination.Left, operands);
                AddOperands(combination.Right, operands);
                break;

            default:
                operands.Add(expression);
                break;
        }
    }

    /// <summary>The expression without the operands that are the flag; null: nothing remains.</summary>
    private static ExpressionSyntax? Without(FixTarget target, ExpressionSyntax expression, int flag)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner } parenthesized:
                ExpressionSyntax? content = Without(target, inner, flag);
                return content == inner || content is BinaryExpressionSyntax
                    ? parenthesized.WithExpression(content)
                    : content?.WithTriviaFrom(parenthesized);

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } combination:
                ExpressionSyntax? left = Without(target, combination.Left, flag);
                ExpressionSyntax? right = Without(target, combination.Right, flag);
                if (left is null)
                {
                    return right?.WithLeadingTrivia(combination.GetLeadingTrivia());
                }

                return right is null ? EndLike(left, combination) : combination.WithLeft(left).WithRight(right);

            default:
                return HasFlag(target, expression, flag) ? null : expression;
        }
    }

    /// <summary>The remaining operand with what stands behind the whole expression, unless it ends its line itself.</summary>
    private static ExpressionSyntax EndLike(ExpressionSyntax left, BinaryExpressionSyntax whole)
    {
        SyntaxTriviaList behind = left.GetTrailingTrivia();
        return behind.All(static trivia => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia)
                ? left.WithTrailingTrivia(whole.GetTrailingTrivia())
            : behind.Any(SyntaxKind.EndOfLineTrivia)
                ? left
            : left.WithTrailingTrivia(behind.AddRange(whole.GetTrailingTrivia()));
    }

    private static ExpressionSyntax Members(FixTarget target, INamedTypeSymbol type, int value)
    {
        string name = type.ToMinimalDisplayString(target.Model, target.Node.SpanStart);
        return SyntaxFactory.ParseExpression(string.Join(
            " | ",
            type.GetMembers().OfType<IFieldSymbol>()
                .Where(member => member.ConstantValue is int flag && flag != 0 && (flag & value) == flag)
                .Select(member => name + "." + member.Name)));
    }

    private static IFieldSymbol? FindMember(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault();

    private static bool HasFlag(FixTarget target, ExpressionSyntax expression, int flag) =>
        TryGetValue(target, expression, out int value) && (value & flag) != 0;

    private static bool TryGetValue(FixTarget target, ExpressionSyntax expression, out int value)
    {
        if (target.Model.GetConstantValue(expression, target.CancellationToken) is { HasValue: true, Value: int number })
        {
            value = number;
            return true;
        }

        value = 0;
        return false;
    }
}
