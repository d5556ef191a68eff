using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Placement.CodeFixes.Editing;

/// <summary>Changes of types that leave the lines and comments around them as they are.</summary>
internal static class TypeEditing
{
    /// <summary>Adds a type to the end of the base list, which is created if there is none.</summary>
    public static TypeDeclarationSyntax AddBase(this TypeDeclarationSyntax declaration, TypeSyntax type)
    {
        BaseTypeSyntax added = SyntaxFactory.SimpleBaseType(type);
        if (declaration.BaseList is { } list)
        {
            BaseTypeSyntax last = list.Types[list.Types.Count - 1];
            SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
            if (list.Types.Count > 1
                && list.Types.GetSeparator(list.Types.Count - 2) is var separator
                && separator.TrailingTrivia.All(IsBlank))
            {
                // Where each type stands on a line of its own, so does the new one.
                comma = comma.WithTrailingTrivia(separator.TrailingTrivia);
                added = added.WithLeadingTrivia(last.GetLeadingTrivia().Where(IsBlank));
            }

            SeparatedSyntaxList<BaseTypeSyntax> types = list.Types.Replace(last, last.WithoutTrailingTrivia());
            return declaration.WithBaseList(list.WithTypes(SyntaxFactory.SeparatedList(
                types.Append(added.WithTrailingTrivia(last.GetTrailingTrivia())),
                types.GetSeparators().Append(comma))));
        }

        SyntaxToken name = declaration.ParameterList?.CloseParenToken
            ?? declaration.TypeParameterList?.GreaterThanToken
            ?? declaration.Identifier;
        return declaration
            .ReplaceToken(name, name.WithTrailingTrivia(SyntaxFactory.Space))
            .WithBaseList(SyntaxFactory.BaseList(
                SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.SingletonSeparatedList(added.WithTrailingTrivia(name.TrailingTrivia))));
    }

    /// <summary>Adds members to the end of the body, which is created if there is none.</summary>
    public static TypeDeclarationSyntax AddStubs(
        this TypeDeclarationSyntax declaration, IReadOnlyCollection<MemberDeclarationSyntax> stubs)
    {
        if (stubs.Count == 0)
        {
            return declaration;
        }

        SyntaxList<MemberDeclarationSyntax> members = declaration.Members;
        foreach (MemberDeclarationSyntax stub in stubs)
        {
            members = members.Add(stub
                .WithLeadingTrivia(members.Count == 0 ? SyntaxFactory.ElasticMarker : SyntaxFactory.ElasticCarriageReturnLineFeed)
                .WithAdditionalAnnotations(Formatter.Annotation));
        }

        return WithBody(declaration).WithMembers(members);
    }

    private static TypeDeclarationSyntax WithBody(TypeDeclarationSyntax declaration)
    {
        if (declaration.SemicolonToken.IsKind(SyntaxKind.SemicolonToken) && declaration.OpenBraceToken.IsKind(SyntaxKind.None))
        {
            return declaration
                .WithOpenBraceToken(Brace(SyntaxKind.OpenBraceToken))
                .WithCloseBraceToken(Brace(SyntaxKind.CloseBraceToken).WithTrailingTrivia(declaration.SemicolonToken.TrailingTrivia))
                .WithSemicolonToken(default);
        }

        // A body of one line gets lines.
        return declaration.Members.Count == 0
            && declaration.OpenBraceToken.TrailingTrivia.All(IsWhitespace)
            && declaration.CloseBraceToken.LeadingTrivia.All(IsWhitespace)
                ? declaration
                    .WithOpenBraceToken(Brace(SyntaxKind.OpenBraceToken))
                    .WithCloseBraceToken(Brace(SyntaxKind.CloseBraceToken).WithTrailingTrivia(declaration.CloseBraceToken.TrailingTrivia))
                : declaration;
    }

    private static SyntaxToken Brace(SyntaxKind kind) => SyntaxFactory.Token(kind)
        .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
        .WithTrailingTrivia(SyntaxFactory.ElasticMarker)
        .WithAdditionalAnnotations(Formatter.Annotation);

    private static bool IsBlank(SyntaxTrivia trivia) => IsWhitespace(trivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private static bool IsWhitespace(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia);
}
