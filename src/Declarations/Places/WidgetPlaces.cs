using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.Declarations.Places;

/// <summary>Where a widget is written.</summary>
internal static class WidgetPlaces
{
    /// <summary>Where the class is named: on the first declaration with a placement.</summary>
    public static Location NameLocation(this WidgetClass widget, CancellationToken cancellationToken) =>
        widget.Placements.Length > 0
            && widget.Placements[0].Syntax(cancellationToken)?.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaration
            ? declaration.Identifier.GetLocation()
            : widget.Type.Locations[0];

    /// <summary>Where the handler stands, or the code of a placement that declares none.</summary>
    public static Location HandlerLocation(this DeclaredPlacement placement, CancellationToken cancellationToken) =>
        (placement.Find(DeclaredPlacement.HandlerProperty) is { Text: not null } handler ? handler : placement.At(0))?
            .ValueLocation(cancellationToken)
        ?? placement.NameLocation(cancellationToken);

    /// <summary>Compares by where placements are written: the order in which people read them, whoever visits them first.</summary>
    public static int CompareByPlace(DeclaredPlacement left, DeclaredPlacement right)
    {
        SyntaxReference? first = left.Data.ApplicationSyntaxReference;
        SyntaxReference? second = right.Data.ApplicationSyntaxReference;
        int byFile = string.CompareOrdinal(first?.SyntaxTree.FilePath, second?.SyntaxTree.FilePath);
        int byPosition = byFile != 0 ? byFile : (first?.Span.Start ?? 0).CompareTo(second?.Span.Start ?? 0);

        // Files without a name, as scripts may have, cannot be told apart.
        return byPosition != 0
            ? byPosition
            : string.CompareOrdinal(left.Widget.Type.ToDisplayString(), right.Widget.Type.ToDisplayString());
    }
}
