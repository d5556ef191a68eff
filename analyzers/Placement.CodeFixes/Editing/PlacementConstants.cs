using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.Declarations;

namespace Placement.CodeFixes.Editing;

/// <summary>The constants of the class <c>Placements</c>, as the compilation knows them.</summary>
internal static class PlacementConstants
{
    private const string ClassName = AttributeNames.Namespace + ".Placements";

    /// <summary>The constant with this code; null: there is none.</summary>
    public static IFieldSymbol? Find(Compilation compilation, string code) =>
        compilation.GetTypeByMetadataName(ClassName) is { } placements ? Find(placements, code) : null;

    /// <summary>Whether this is one of the constants.</summary>
    public static bool IsOne(ISymbol? symbol)
    {
        if (symbol is not IFieldSymbol { HasConstantValue: true })
        {
            return false;
        }

        INamedTypeSymbol outermost = symbol.ContainingType;
        while (outermost.ContainingType is { } containing)
        {
            outermost = containing;
        }

        return outermost is
        {
            Name: "Placements",
            ContainingNamespace: { Name: AttributeNames.Namespace, ContainingNamespace.IsGlobalNamespace: true },
        };
    }

    /// <summary>
    /// The constant by the shortest name that the compiler understands at this place, <c>Placements.Crm.Deal.DetailTab</c>;
    /// null: it understands none.
    /// </summary>
    public static ExpressionSyntax? Write(IFieldSymbol constant, SemanticModel model, int position)
    {
        string[] names =
        [
            constant.ContainingType.ToMinimalDisplayString(model, position) + "." + constant.Name,
            constant.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + constant.Name,
        ];
        return names
            .Select(static name => SyntaxFactory.ParseExpression(name))
            .FirstOrDefault(name => SymbolEqualityComparer.Default.Equals(
                model.GetSpeculativeSymbolInfo(position, name, SpeculativeBindingOption.BindAsExpression).Symbol, constant));
    }

    private static IFieldSymbol? Find(INamedTypeSymbol type, string code)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            switch (member)
            {
                case IFieldSymbol { HasConstantValue: true, ConstantValue: string value } constant when value == code:
                    return constant;

                case INamedTypeSymbol area when Find(area, code) is { } found:
                    return found;
            }
        }

        return null;
    }
}
