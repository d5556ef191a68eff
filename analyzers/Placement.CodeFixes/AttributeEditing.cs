using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Placement.CodeFixes;

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
}
