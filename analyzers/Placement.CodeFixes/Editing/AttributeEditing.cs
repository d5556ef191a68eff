using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Placement.CodeFixes.Editing;

/// <summary>Changes of attributes that leave the lines and comments around them as they are.</summary>
internal static class AttributeEditing
{
    /// <summary>Removes an argument and the comma that belongs to it.</summary>
    public static void RemoveArgument(this SyntaxEditor editor, AttributeArgumentSyntax argument)
    {
        if (argument.Parent is not AttributeArgumentListSyntax list)
        {
            return;
        }

        // Others may remove arguments of the same list, so it is found by what it says, not by where it stood.
        string written = argument.ToString();
        editor.ReplaceNode(list, (current, _) => Remove((AttributeArgumentListSyntax)current, written));
    }

    /// <summary>An argument that sets a property to a text: <c>Title = "Supplies"</c>.</summary>
    public static AttributeArgumentSyntax Argument(string name, string value)
    {
        // Without the elastic trivia that nodes have by default, nothing around the argument is formatted.
        SyntaxTriviaList blank = SyntaxFactory.TriviaList(SyntaxFactory.Space);
        return SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals(
                SyntaxFactory.IdentifierName(SyntaxFactory.Identifier(default, name, default)),
                SyntaxFactory.Token(blank, SyntaxKind.EqualsToken, blank)),
            nameColon: null,
            SyntaxFactory.LiteralExpression(
                SyntaxKind.StringLiteralExpression,
                SyntaxFactory.Literal(default, SymbolDisplay.FormatLiteral(value, quote: true), value, default)));
    }

    /// <summary>
    /// Adds an argument behind the last one: on a line of its own where that one has its own. One that sets the same
    /// property gets the new value.
    /// </summary>
    public static void SetArgument(this SyntaxEditor editor, AttributeArgumentListSyntax list, AttributeArgumentSyntax argument) =>
        editor.ReplaceNode(list, (current, _) => Set((AttributeArgumentListSyntax)current, argument));

    /// <summary>
    /// Removes an attribute and the comma that belongs to it. The last one of a list takes the list with it, and the line if
    /// nothing else stands there.
    /// </summary>
    public static void RemoveAttribute(this SyntaxEditor editor, AttributeSyntax attribute)
    {
        if (attribute.Parent?.Parent is not MemberDeclarationSyntax declaration)
        {
            return;
        }

        // Others may remove attributes of the same declaration, so it is found by its track.
        editor.TrackNode(attribute);
        editor.ReplaceNode(
            declaration,
            (current, _) => current.GetCurrentNode(attribute) is { Parent: AttributeListSyntax list } found
                ? list.Attributes.Count == 1
                    ? Remove((MemberDeclarationSyntax)current, list)
                    : current.ReplaceNode(list, Remove(list, found))
                : current);
    }

    /// <summary>The name without what qualifies it and without its suffix: <c>WidgetText</c>.</summary>
    public static string ShortName(this AttributeSyntax attribute)
    {
        const string Suffix = "Attribute";

        NameSyntax name = attribute.Name;
        string identifier = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => name.ToString(),
        };
        return identifier.Length > Suffix.Length && identifier.EndsWith(Suffix, StringComparison.Ordinal)
            ? identifier.Substring(0, identifier.Length - Suffix.Length)
            : identifier;
    }

    private static AttributeArgumentListSyntax Set(AttributeArgumentListSyntax list, AttributeArgumentSyntax argument)
    {
        string? name = argument.NameEquals?.Name.Identifier.ValueText;
        int index = list.Arguments.IndexOf(other => other.NameEquals?.Name.Identifier.ValueText == name);
        if (index < 0)
        {
            return Add(list, argument);
        }

        ExpressionSyntax written = list.Arguments[index].Expression;
        return list.ReplaceNode(written, argument.Expression.WithTriviaFrom(written));
    }

    private static AttributeArgumentListSyntax Add(AttributeArgumentListSyntax list, AttributeArgumentSyntax argument)
    {
        int count = list.Arguments.Count;
        if (count == 0)
        {
            return list.AddArguments(argument);
        }

        AttributeArgumentSyntax last = list.Arguments[count - 1];
        SyntaxTriviaList before = (count > 1 ? list.Arguments.GetSeparator(count - 2) : list.OpenParenToken).TrailingTrivia;
        SyntaxTriviaList behind = last.GetTrailingTrivia();
        SyntaxTrivia lineEnd = behind.Concat(before).FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        if (!lineEnd.IsKind(SyntaxKind.EndOfLineTrivia))
        {
            SyntaxToken comma = Comma(SyntaxFactory.TriviaList(SyntaxFactory.Space));
            return behind.All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                ? Append(list, last.WithoutTrailingTrivia(), comma, argument.WithTrailingTrivia(behind))
                : Append(list, last, comma, argument);
        }

        SyntaxTrivia indentation = last.GetLeadingTrivia().Concat(list.CloseParenToken.LeadingTrivia)
            .FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        if (indentation.IsKind(SyntaxKind.WhitespaceTrivia))
        {
            argument = argument.WithLeadingTrivia(indentation);
        }

        // What stands behind the last argument, such as a comment to the end of its line, stays there.
        return behind.Any(SyntaxKind.EndOfLineTrivia)
            ? Append(list, last.WithoutTrailingTrivia(), Comma(behind), argument.WithTrailingTrivia(lineEnd))
            : Append(list, last, Comma(SyntaxFactory.TriviaList(lineEnd)), argument);
    }

    private static AttributeArgumentListSyntax Append(
        AttributeArgumentListSyntax list, AttributeArgumentSyntax last, SyntaxToken comma, AttributeArgumentSyntax added)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = list.Arguments.Replace(list.Arguments[list.Arguments.Count - 1], last);
        return list.WithArguments(
            SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(arguments.GetWithSeparators().Add(comma).Add(added)));
    }

    private static SyntaxToken Comma(SyntaxTriviaList behind) => SyntaxFactory.Token(default, SyntaxKind.CommaToken, behind);

    private static AttributeArgumentListSyntax Remove(AttributeArgumentListSyntax list, string written)
    {
        int index = list.Arguments.IndexOf(argument => argument.ToString() == written);
        if (index < 0)
        {
            return list;
        }

        AttributeArgumentSyntax removed = list.Arguments[index];
        SeparatedSyntaxList<AttributeArgumentSyntax> rest = list.Arguments.RemoveAt(index);
        if (rest.Count == 0 || index < rest.Count)
        {
            // What follows takes the place of what goes: the first argument has no blank before it.
            return index == 0 && rest.Count > 0
                ? list.WithArguments(rest.Replace(rest[0], rest[0].WithLeadingTrivia(removed.GetLeadingTrivia())))
                : list.WithArguments(rest);
        }

        // The comma before the last argument goes with it, but not a comment behind that comma.
        SyntaxTriviaList behindComma = list.Arguments.GetSeparator(index - 1).TrailingTrivia;
        AttributeArgumentSyntax last = rest[index - 1];
        return behindComma.Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            ? list
                .WithArguments(rest.Replace(last, last.WithTrailingTrivia(behindComma)))
                .WithCloseParenToken(list.CloseParenToken.WithLeadingTrivia(removed.GetLeadingTrivia()))
            : list.WithArguments(rest.Replace(last, last.WithTrailingTrivia(removed.GetTrailingTrivia())));
    }

    private static AttributeListSyntax Remove(AttributeListSyntax list, AttributeSyntax removed)
    {
        int index = list.Attributes.IndexOf(removed);
        SeparatedSyntaxList<AttributeSyntax> rest = list.Attributes.RemoveAt(index);
        if (index < rest.Count)
        {
            // What follows takes the place of what goes.
            return list.WithAttributes(rest.Replace(rest[index], rest[index].WithLeadingTrivia(removed.GetLeadingTrivia())));
        }

        // The comma before the last attribute goes with it, but not a comment behind that comma.
        SyntaxTriviaList behindComma = list.Attributes.GetSeparator(index - 1).TrailingTrivia;
        AttributeSyntax last = rest[index - 1];
        return behindComma.Any(IsNoBlank)
            ? list
                .WithAttributes(rest.Replace(last, last.WithTrailingTrivia(behindComma)))
                .WithCloseBracketToken(EndsLine(removed.GetTrailingTrivia())
                    ? list.CloseBracketToken
                    : list.CloseBracketToken.WithLeadingTrivia(removed.GetLeadingTrivia()))
            : list.WithAttributes(rest.Replace(last, last.WithTrailingTrivia(removed.GetTrailingTrivia())));
    }

    private static MemberDeclarationSyntax Remove(MemberDeclarationSyntax declaration, AttributeListSyntax list)
    {
        int index = declaration.AttributeLists.IndexOf(list);
        SyntaxToken next = list.GetLastToken().GetNextToken();
        SyntaxTriviaList before = list.GetLeadingTrivia();
        SyntaxTriviaList behind = list.GetTrailingTrivia();
        SyntaxTriviaList leading;
        if (!EndsLine(behind))
        {
            // What follows moves up to the place of the list.
            leading = before.AddRange(behind.Any(IsNoBlank) ? behind.SkipWhile(IsBlank) : []).AddRange(next.LeadingTrivia);
        }
        else if (StartsLine(list))
        {
            // The line goes, with the comment behind the list. What stands above it, such as the comment of the class, stays.
            leading = SyntaxFactory.TriviaList(before.Take(before.Count - CountLastBlanks(before))).AddRange(next.LeadingTrivia);
        }
        else if (index == 0)
        {
            leading = before.AddRange(behind).AddRange(next.LeadingTrivia);
        }
        else
        {
            // The line ends with the list before this one.
            SyntaxToken previous = declaration.AttributeLists[index - 1].CloseBracketToken;
            SyntaxTriviaList trailing = previous.TrailingTrivia;
            MemberDeclarationSyntax ended = declaration.ReplaceToken(
                previous,
                previous.WithTrailingTrivia(trailing.Take(trailing.Count - CountLastBlanks(trailing)).Concat(before).Concat(behind)));
            return ended.WithAttributeLists(ended.AttributeLists.RemoveAt(index));
        }

        MemberDeclarationSyntax moved = declaration.ReplaceToken(next, next.WithLeadingTrivia(leading));
        return moved.WithAttributeLists(moved.AttributeLists.RemoveAt(index));
    }

    private static bool StartsLine(AttributeListSyntax list)
    {
        SyntaxTriviaList before = list.GetLeadingTrivia();
        int ending = before.Count - CountLastBlanks(before) - 1;
        if (ending >= 0)
        {
            return EndsLine(before[ending]);
        }

        SyntaxToken previous = list.GetFirstToken().GetPreviousToken();
        return previous.IsKind(SyntaxKind.None) || EndsLine(previous.TrailingTrivia);
    }

    private static bool EndsLine(SyntaxTriviaList trivia) => trivia.Count > 0 && EndsLine(trivia[trivia.Count - 1]);

    // Directives and documentation contain the end of their line.
    private static bool EndsLine(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.EndOfLineTrivia)
        || trivia.IsDirective
        || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
        || trivia.IsKind(SyntaxKind.DisabledTextTrivia);

    private static int CountLastBlanks(SyntaxTriviaList trivia)
    {
        int count = 0;
        while (count < trivia.Count && IsBlank(trivia[trivia.Count - 1 - count]))
        {
            count++;
        }

        return count;
    }

    private static bool IsBlank(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia);

    private static bool IsNoBlank(SyntaxTrivia trivia) => !IsBlank(trivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
