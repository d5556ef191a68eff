using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Placement.Analyzers;
using Placement.Catalog;

namespace Placement.CodeFixes;

/// <summary>Lets a class implement <c>IWidget</c> with the context of its placements.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ImplementWidgetFixProvider))]
public sealed class ImplementWidgetFixProvider : RuleFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.NotAWidget);

    // The class may have members of the same names, and the interface more than methods.
    private protected override bool MayNotCompile => true;

    private protected override IEnumerable<CodeChange> FindChanges(FixTarget target)
    {
        Compilation compilation = target.Model.Compilation;
        if (target.Property(FixProperties.Context) is not { } name
            || compilation.GetTypeByMetadataName(name) is not { } context
            || compilation.GetTypeByMetadataName(AttributeNames.WidgetFullName)?.Construct(context) is not { } widget
            || target.Node is not TypeDeclarationSyntax declaration
            || target.Model.GetDeclaredSymbol(declaration, target.CancellationToken) is not { } type)
        {
            yield break;
        }

        yield return new CodeChange(
            $"Implement {widget.ToMinimalDisplayString(target.Model, declaration.Identifier.SpanStart)}",
            editor =>
            {
                TypeSyntax written = SyntaxFactory.ParseTypeName(widget.ToMinimalDisplayString(target.Model, declaration.Identifier.SpanStart));
                MemberDeclarationSyntax[] stubs =
                [
                    .. widget.GetMembers().OfType<IMethodSymbol>()
                        .Where(method => method.IsAbstract && !IsImplemented(type, method))
                        .Select(method => Stub(editor.Generator, compilation, method)),
                ];
                editor.ReplaceNode(declaration, (current, _) => ((TypeDeclarationSyntax)current).AddBase(written).AddStubs(stubs));
            })
        {
            Key = FixProperties.Context,
        };
    }

    private static MemberDeclarationSyntax Stub(SyntaxGenerator generator, Compilation compilation, IMethodSymbol method)
    {
        SyntaxNode exception = generator.ObjectCreationExpression(
            compilation.GetTypeByMetadataName("System.NotImplementedException") is { } type
                ? generator.TypeExpression(type)
                : SyntaxFactory.ParseTypeName("global::System.NotImplementedException"));

        // The interface's own declaration is abstract, and has no body as long as it is.
        SyntaxNode stub = generator.WithModifiers(
            generator.WithAccessibility(generator.MethodDeclaration(method), Accessibility.Public),
            method.IsStatic ? DeclarationModifiers.Static : DeclarationModifiers.None);
        return (MemberDeclarationSyntax)generator.WithStatements(stub, [generator.ThrowStatement(exception)]);
    }

    /// <summary>Whether the class has a method already that implements the one of the interface.</summary>
    private static bool IsImplemented(INamedTypeSymbol type, IMethodSymbol method)
    {
        for (INamedTypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.GetMembers(method.Name).OfType<IMethodSymbol>().Any(existing =>
                existing.DeclaredAccessibility == Accessibility.Public
                && existing.IsStatic == method.IsStatic
                && existing.Parameters.Select(static parameter => parameter.Type)
                    .SequenceEqual(method.Parameters.Select(static parameter => parameter.Type), SymbolEqualityComparer.Default)))
            {
                return true;
            }
        }

        return false;
    }
}
