using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Placement.Analyzers;
using Placement.CodeFixes.Editing;
using Placement.Declarations;

namespace Placement.CodeFixes.Fixes;

/// <summary>Lets a class implement <c>IWidget</c> with the context of its placements.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ImplementWidgetFixProvider))]
public sealed class ImplementWidgetFixProvider : RuleFixProvider
{
    private const string Answers = AttributeNames.Namespace + ".WidgetResultExtensions";
    private const string Answer = "Widget";

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

        int position = declaration.Identifier.SpanStart;
        IMethodSymbol[] missing =
            [.. widget.GetMembers().OfType<IMethodSymbol>().Where(method => method.IsAbstract && !IsImplemented(type, method))];
        if (!missing.All(method => Page(target.Model, position, method) is not null))
        {
            yield break;
        }

        yield return new CodeChange(
            $"Implement {widget.ToMinimalDisplayString(target.Model, position)}",
            editor =>
            {
                TypeSyntax written = SyntaxFactory.ParseTypeName(widget.ToMinimalDisplayString(target.Model, position));
                MemberDeclarationSyntax[] stubs =
                    [.. missing.Select(method => Stub(editor.Generator, method, Page(target.Model, position, method)!))];
                editor.ReplaceNode(declaration, (current, _) => ((TypeDeclarationSyntax)current).AddBase(written).AddStubs(stubs));
            })
        {
            Key = FixProperties.Context,
        };
    }

    private static MemberDeclarationSyntax Stub(SyntaxGenerator generator, IMethodSymbol method, string statement)
    {
        // The interface's own declaration is abstract, and has no body as long as it is.
        SyntaxNode stub = generator.WithModifiers(
            generator.WithAccessibility(generator.MethodDeclaration(method), Accessibility.Public),
            method.IsStatic ? DeclarationModifiers.Static : DeclarationModifiers.None);
        return (MemberDeclarationSyntax)generator.WithStatements(stub, [SyntaxFactory.ParseStatement(statement)]);
    }

    /// <summary>
    /// What answers with a page that names the placement, to begin with; null: the referenced version of the interface or of the answers
    /// is another.
    /// </summary>
    private static string? Page(SemanticModel model, int position, IMethodSymbol method)
    {
        if (model.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task") is not { } task
            || model.Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.Results") is not { } results
            || model.Compilation.GetTypeByMetadataName(Answers) is not { } answers
            || method.ReturnType is not INamedTypeSymbol { Name: "Task", TypeArguments: { Length: 1 } }
            || method.Parameters.FirstOrDefault() is not { Name: var request, Type: INamedTypeSymbol type }
            || type.GetMembers("Placement").IsEmpty
            || results.GetMembers("Extensions").OfType<IPropertySymbol>().FirstOrDefault() is not { Type: INamedTypeSymbol extended })
        {
            return null;
        }

        string extensions = Name(results) + ".Extensions";
        string content = $"$\"<p>{{{request}.Placement}}</p>\"";
        bool isImported = !model.LookupSymbols(position, extended, Answer, includeReducedExtensionMethods: true).IsEmpty;
        string page = isImported ? $"{extensions}.{Answer}({content})" : $"{Name(answers)}.{Answer}({extensions}, {content})";
        return $"return {Name(task)}.FromResult({page});";

        string Name(ITypeSymbol symbol) => symbol.ToMinimalDisplayString(model, position);
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
