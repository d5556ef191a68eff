using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.Analyzers.Suggestions;
using Placement.Catalog;
using Placement.Declarations;
using Placement.Declarations.Places;

namespace Placement.CodeFixes.Refactorings;

/// <summary>Adds a <c>[WidgetText]</c> in a language of Bitrix24 that a placement's class does not have yet.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(AddLocalisationRefactoringProvider))]
public sealed class AddLocalisationRefactoringProvider : CodeRefactoringProvider
{
    private const string Title = "Title";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await RefactoringTarget.FindAsync(context).ConfigureAwait(false) is not { Name: AttributeNames.WidgetPlacementFullName } target
            || target.Attribute.Parent?.Parent is not TypeDeclarationSyntax declaration
            || target.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type
            || WidgetClass.Read(type) is not { } widget
            || widget.Placements.FirstOrDefault(placement => placement.Syntax(context.CancellationToken) == target.Attribute)
                is not { Code: not null } placement
            || target.Model.Compilation.GetTypeByMetadataName(AttributeNames.WidgetTextFullName) is not { } textAttribute)
        {
            return;
        }

        ImmutableArray<CodeAction>.Builder actions = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (BitrixLanguage language in BitrixLanguage.All)
        {
            DeclaredText[] same = [.. widget.Texts.Where(text => text.Code == language.Code)];
            if (same.Any(text => text.HoldsFor(placement)))
            {
                continue;
            }

            // Where other placements have their own text in the language, this one is limited as well.
            string written = Write(target, placement, textAttribute, language, isLimited: same.Length > 0);
            actions.Add(CodeAction.Create(
                $"{language.Name} ({language.Code})",
                _ => Task.FromResult(target.Document.WithSyntaxRoot(Add(target, declaration, written))),
                equivalenceKey: nameof(AddLocalisationRefactoringProvider) + language.Code));
        }

        if (actions.Count > 0)
        {
            context.RegisterRefactoring(CodeAction.Create("Add localisation", actions.ToImmutable(), isInlinable: false));
        }
    }

    private static string Write(
        RefactoringTarget target, DeclaredPlacement placement, INamedTypeSymbol textAttribute, BitrixLanguage language, bool isLimited)
    {
        const string Suffix = "Attribute";

        string name = textAttribute.ToMinimalDisplayString(target.Model, target.Attribute.SpanStart);
        var written = new StringBuilder("[")
            .Append(name, 0, name.Length - Suffix.Length)
            .Append("(\"").Append(language.Code).Append("\", ")
            .Append(Title).Append(" = ").Append(WriteTitle(target, placement));
        if (isLimited)
        {
            written.Append(", ").Append(LimitedAttribute.Placement).Append(" = ").Append(Find(target.Attribute, name: null));
        }

        return written.Append(")]").ToString();
    }

    /// <summary>The placement's own title as it is written, to be translated; the name of the class if it has none.</summary>
    private static string WriteTitle(RefactoringTarget target, DeclaredPlacement placement) =>
        placement.Texts.Title is not null
        && Find(target.Attribute, Title) is { } written
            ? written
            : SymbolDisplay.FormatLiteral(
                ClassTitle.Suggest(placement.Widget.Type.Name) is { Length: > 0 } suggested ? suggested : placement.Widget.Type.Name,
                quote: true);

    /// <summary>The argument as it is written, by its property; the code if there is no name.</summary>
    private static string? Find(AttributeSyntax attribute, string? name) =>
        attribute.ArgumentList?.Arguments
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?
            .Expression.ToString();

    private static SyntaxNode Add(RefactoringTarget target, TypeDeclarationSyntax declaration, string written)
    {
        AttributeListSyntax last = declaration.AttributeLists
            .Last(list => list.Attributes.Any(attribute => IsPlacementOrText(target.Model, attribute)));
        SyntaxTrivia line = target.Root.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        line = line.IsKind(SyntaxKind.None) ? SyntaxFactory.EndOfLine("\n") : line;
        SyntaxTriviaList indentation = Indentation(last) is { Count: > 0 } own ? own : Indentation(declaration.AttributeLists[0]);

        AttributeListSyntax added = SyntaxFactory.ParseCompilationUnit(written + "class C;").Members[0].AttributeLists[0]
            .WithLeadingTrivia(indentation)
            .WithTrailingTrivia(line);
        if (last.GetTrailingTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            return target.Root.InsertNodesAfter(last, [added]);
        }

        // What stands on the same line moves below.
        SyntaxToken end = last.CloseBracketToken;
        SyntaxToken next = end.GetNextToken();
        TypeDeclarationSyntax broken = declaration.ReplaceTokens(
            [end, next],
            (original, _) => original == end
                ? end.WithTrailingTrivia(end.TrailingTrivia
                    .Reverse().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()
                    .Append(line))
                : next.WithLeadingTrivia(indentation.AddRange(next.LeadingTrivia)));
        int index = declaration.AttributeLists.IndexOf(last);
        return target.Root.ReplaceNode(declaration, broken.WithAttributeLists(broken.AttributeLists.Insert(index + 1, added)));
    }

    private static SyntaxTriviaList Indentation(AttributeListSyntax list) =>
        SyntaxFactory.TriviaList(list.GetLeadingTrivia().Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));

    private static bool IsPlacementOrText(SemanticModel model, AttributeSyntax attribute) =>
        model.GetTypeInfo(attribute).Type?.ToDisplayString()
            is AttributeNames.WidgetPlacementFullName or AttributeNames.WidgetTextFullName;
}
