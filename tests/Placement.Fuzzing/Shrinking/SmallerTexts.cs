using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Placement.Fuzzing.Shrinking;

/// <summary>What remains of a file without one of its parts.</summary>
internal static class SmallerTexts
{
    /// <summary>Without each node that can go by itself, largest first; then with texts cut.</summary>
    public static IEnumerable<string> WithoutNodes(string text, CSharpParseOptions options)
    {
        if (text.Length == 0)
        {
            yield break;
        }

        yield return "";
        SyntaxNode root = CSharpSyntaxTree.ParseText(text, options).GetRoot();
        foreach (SyntaxNode node in root.DescendantNodes().Where(CanGo).OrderByDescending(static node => node.FullSpan.Length))
        {
            TextSpan span = WithSeparator(node);
            if (span.Length > 0 && span.Length < text.Length)
            {
                yield return text.Remove(span.Start, span.Length);
            }
        }

        foreach (LiteralExpressionSyntax literal in root.DescendantNodes().OfType<LiteralExpressionSyntax>())
        {
            if (literal.IsKind(SyntaxKind.StringLiteralExpression) && literal.Token.Text.Length > 3)
            {
                yield return text[..literal.SpanStart] + "\"x\"" + text[literal.Span.End..];
            }
        }
    }

    private static bool CanGo(SyntaxNode node) => node is
        MemberDeclarationSyntax or AttributeListSyntax or AttributeSyntax or AttributeArgumentSyntax or BaseListSyntax or BaseTypeSyntax
        or TypeParameterListSyntax or ParameterListSyntax or UsingDirectiveSyntax or StatementSyntax or TypeParameterConstraintClauseSyntax;

    /// <summary>The node and the comma beside it.</summary>
    private static TextSpan WithSeparator(SyntaxNode node)
    {
        SyntaxToken after = node.GetLastToken().GetNextToken();
        SyntaxToken before = node.GetFirstToken().GetPreviousToken();
        return node is not (AttributeSyntax or AttributeArgumentSyntax or BaseTypeSyntax) ? node.FullSpan
            : after.IsKind(SyntaxKind.CommaToken) ? TextSpan.FromBounds(node.FullSpan.Start, after.FullSpan.End)
            : before.IsKind(SyntaxKind.CommaToken) ? TextSpan.FromBounds(before.FullSpan.Start, node.FullSpan.End)
            : node.FullSpan;
    }
}
