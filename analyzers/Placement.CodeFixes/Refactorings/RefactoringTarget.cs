using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Placement.Declarations;

namespace Placement.CodeFixes.Refactorings;

/// <summary>The attribute at which somebody asks for a refactoring.</summary>
internal sealed class RefactoringTarget
{
    private RefactoringTarget(
        Document document, SyntaxNode root, SemanticModel model, AttributeSyntax attribute, string name, TextSpan span)
    {
        Document = document;
        Root = root;
        Model = model;
        Attribute = attribute;
        Name = name;
        Span = span;
    }

    public Document Document { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public AttributeSyntax Attribute { get; }

    /// <summary>The full name of the attribute's class, which the compiler found.</summary>
    public string Name { get; }

    /// <summary>What is selected; empty: the caret stands there.</summary>
    public TextSpan Span { get; }

    /// <summary>The attribute of ours that is selected or at the caret; null: it is another one, or does not compile.</summary>
    public static async Task<RefactoringTarget?> FindAsync(CodeRefactoringContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || Find(root, context.Span) is not { } attribute)
        {
            return null;
        }

        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        return model?.GetSymbolInfo(attribute, context.CancellationToken).Symbol is { ContainingType: var type }
            && type.ToDisplayString() is var name
            && name is AttributeNames.WidgetPlacementFullName or AttributeNames.WidgetTextFullName or AttributeNames.WidgetOptionFullName
                ? new RefactoringTarget(context.Document, root, model, attribute, name, context.Span)
                : null;
    }

    private static AttributeSyntax? Find(SyntaxNode root, TextSpan span)
    {
        if (!root.FullSpan.Contains(span))
        {
            return null;
        }

        // A caret behind the attribute is at the attribute, too.
        AttributeSyntax? at = Find(root.FindToken(span.Start), span);
        return at is null && span.IsEmpty && span.Start > 0 ? Find(root.FindToken(span.Start - 1), span) : at;
    }

    private static AttributeSyntax? Find(SyntaxToken token, TextSpan span)
    {
        AttributeListSyntax? list = token.Parent?.FirstAncestorOrSelf<AttributeListSyntax>();
        AttributeSyntax? attribute = token.Parent?.FirstAncestorOrSelf<AttributeSyntax>()
            ?? (list?.Attributes.Count == 1 ? list.Attributes[0] : null);
        return list is not null && list.Span.Contains(span) ? attribute : null;
    }
}
