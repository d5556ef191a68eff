using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.Analyzers;

namespace Placement.CodeFixes.Fixes;

/// <summary>Lets a widget take the context that its placements open with: in its base list and in its methods' parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeContextFixProvider))]
public sealed class ChangeContextFixProvider : RuleFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.WrongContext);

    // A method may use what only the old context has.
    private protected override bool MayNotCompile => true;

    private protected override IEnumerable<CodeChange> FindChanges(FixTarget target)
    {
        if (target.Property(FixProperties.Context) is not { } name
            || target.Model.Compilation.GetTypeByMetadataName(name) is not { } context
            || target.Node.FirstAncestorOrSelf<GenericNameSyntax>(generic => generic != target.Node) is not { } widget
            || widget.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || target.Model.GetSymbolInfo(widget, target.CancellationToken).Symbol is not INamedTypeSymbol { Arity: 1 } interfaceType)
        {
            yield break;
        }

        yield return new CodeChange(
            $"Change the context to {context.Name}",
            editor =>
            {
                foreach (TypeSyntax argument in FindArguments(target, declaration, interfaceType))
                {
                    TypeSyntax replacement = SyntaxFactory.ParseTypeName(context.ToMinimalDisplayString(target.Model, argument.SpanStart));
                    editor.ReplaceNode(argument, (current, _) => replacement.WithTriviaFrom(current));
                }
            })
        {
            Key = FixProperties.Context,
        };
    }

    /// <summary>
    /// The old context wherever the class declares something with the library's types of it: <c>IWidget&lt;…&gt;</c>,
    /// <c>WidgetRequest&lt;…&gt;</c>. What methods do with it stays as it is.
    /// </summary>
    private static IEnumerable<TypeSyntax> FindArguments(FixTarget target, TypeDeclarationSyntax declaration, INamedTypeSymbol widget)
    {
        INamedTypeSymbol? type = target.Model.GetDeclaredSymbol(declaration, target.CancellationToken);
        IEnumerable<SyntaxNode> declarations = type is null
            ? []
            : type.DeclaringSyntaxReferences
                .Where(reference => reference.SyntaxTree == declaration.SyntaxTree)
                .Select(reference => reference.GetSyntax(target.CancellationToken));

        return declarations
            .SelectMany(static part => part.DescendantNodes(node => node == part || !IsBodyOrType(node)))
            .OfType<GenericNameSyntax>()
            .Where(generic => generic.TypeArgumentList.Arguments.Count == 1
                && target.Model.GetSymbolInfo(generic, target.CancellationToken).Symbol is INamedTypeSymbol { Arity: 1 } found
                && SymbolEqualityComparer.Default.Equals(found.ContainingAssembly, widget.ContainingAssembly)
                && SymbolEqualityComparer.Default.Equals(found.TypeArguments[0], widget.TypeArguments[0]))
            .Select(static generic => generic.TypeArgumentList.Arguments[0]);
    }

    private static bool IsBodyOrType(SyntaxNode node) =>
        node is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeListSyntax or BaseTypeDeclarationSyntax;
}
