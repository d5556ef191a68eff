using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Placement.Fuzzing.Mutation;

/// <summary>Changes of the syntax tree: whole nodes go, come twice, change places or move into one another.</summary>
internal static class TreeMutation
{
    public static string Apply(string text, CSharpParseOptions options, Dice dice)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(text, options).GetRoot();
        List<SyntaxNode> nodes = [.. root.DescendantNodes().Where(IsWhole)];
        if (nodes.Count == 0)
        {
            return text;
        }

        SyntaxNode node = dice.Pick(nodes);
        List<SyntaxNode> alike = [.. nodes.Where(other => Group(other) == Group(node))];
        return dice.Below(5) switch
        {
            0 => Replace(text, (node.FullSpan, "")),
            1 => Replace(text, (new TextSpan(node.FullSpan.End, 0), Separator(node) + node.ToFullString())),
            2 => Swap(text, node, dice.Pick(alike)),
            3 => Replace(text, (node.Span, dice.Pick(alike).ToString())),
            _ => Nest(text, node, nodes.OfType<TypeDeclarationSyntax>().ToList(), dice),
        };
    }

    private static bool IsWhole(SyntaxNode node) => node.FullSpan.Length > 0 && Group(node) is not null;

    /// <summary>Nodes of one group can stand for each other; null: the node only makes sense where it is.</summary>
    private static Type? Group(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax => typeof(MemberDeclarationSyntax),
        AttributeListSyntax => typeof(AttributeListSyntax),
        AttributeSyntax => typeof(AttributeSyntax),
        AttributeArgumentListSyntax => typeof(AttributeArgumentListSyntax),
        AttributeArgumentSyntax => typeof(AttributeArgumentSyntax),
        NameEqualsSyntax or NameColonSyntax => typeof(NameEqualsSyntax),
        TypeSyntax or BaseTypeSyntax => typeof(TypeSyntax),
        ExpressionSyntax => typeof(ExpressionSyntax),
        BaseListSyntax => typeof(BaseListSyntax),
        TypeParameterListSyntax or TypeParameterSyntax => typeof(TypeParameterSyntax),
        ParameterListSyntax or ParameterSyntax => typeof(ParameterSyntax),
        UsingDirectiveSyntax => typeof(UsingDirectiveSyntax),
        StatementSyntax => typeof(StatementSyntax),
        _ => null,
    };

    private static string Separator(SyntaxNode node) =>
        node is AttributeSyntax or AttributeArgumentSyntax or TypeParameterSyntax or ParameterSyntax or BaseTypeSyntax ? ", " : "\n";

    private static string Swap(string text, SyntaxNode node, SyntaxNode other) =>
        node.Span.OverlapsWith(other.Span) ? text : Replace(text, (node.Span, other.ToString()), (other.Span, node.ToString()));

    /// <summary>Moves or copies a node into a type.</summary>
    private static string Nest(string text, SyntaxNode node, List<TypeDeclarationSyntax> types, Dice dice)
    {
        if (types.Count == 0)
        {
            return text;
        }

        TypeDeclarationSyntax type = dice.Pick(types);
        TextSpan end = new(type.CloseBraceToken.FullSpan.Start, 0);
        bool moves = dice.OneIn(2) && !type.FullSpan.IntersectsWith(node.FullSpan);
        return moves
            ? Replace(text, (end, node.ToFullString()), (node.FullSpan, ""))
            : Replace(text, (end, node.ToFullString()));
    }

    private static string Replace(string text, params (TextSpan Span, string Replacement)[] changes) =>
        SourceText.From(text)
            .WithChanges(
                changes.OrderBy(static change => change.Span).Select(static change => new TextChange(change.Span, change.Replacement)))
            .ToString();
}
