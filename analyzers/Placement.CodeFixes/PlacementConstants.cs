using Microsoft.CodeAnalysis;
using Placement.Catalog;

namespace Placement.CodeFixes;

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

        return outermost is { Name: "Placements", ContainingNamespace: { Name: AttributeNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } };
    }

    /// <summary>The constant as it is written at this place: <c>Placements.Crm.Deal.DetailTab</c>.</summary>
    public static string Write(IFieldSymbol constant, SemanticModel model, int position) =>
        constant.ContainingType.ToMinimalDisplayString(model, position) + "." + constant.Name;

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
