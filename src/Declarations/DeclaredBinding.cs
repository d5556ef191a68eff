using Microsoft.CodeAnalysis;
using Placement.Catalog;

namespace Placement.Declarations;

/// <summary>What Bitrix24 is told of a <c>[WidgetPlacement]</c> to tell it apart from others: placement, handler and user.</summary>
internal sealed class DeclaredBinding
{
    public const string HandlerProperty = "Handler";
    public const string UserProperty = "UserId";

    private readonly DeclaredPlacement _placement;
    private readonly SyntaxReference? _written;

    private DeclaredBinding(INamedTypeSymbol type, DeclaredPlacement placement, string code, PlacementFamily family, string handler, int userId)
    {
        Type = type;
        Code = code;
        Family = family;
        Handler = handler;
        UserId = userId;
        _placement = placement;
        _written = placement.Data.ApplicationSyntaxReference;
    }

    public INamedTypeSymbol Type { get; }

    public string Code { get; }

    public PlacementFamily Family { get; }

    /// <summary>The handler as the generator emits it.</summary>
    public string Handler { get; }

    /// <summary>The user; 0: everybody.</summary>
    public int UserId { get; }

    /// <summary>What makes two bindings the same one to Bitrix24, which compares letter by letter.</summary>
    public (string Code, string Handler, int UserId) Identity => (Code, Handler, UserId);

    /// <summary>For whom and where the number of handlers may be limited.</summary>
    public (string Code, int UserId) Place => (Code, UserId);

    /// <summary>The binding as the generator reads it; null: it emits none, or other rules have to be satisfied first.</summary>
    public static DeclaredBinding? Read(INamedTypeSymbol type, DeclaredPlacement placement)
    {
        if (placement.Code is not { } code
            || placement.BindableFamily is not { } family
            || !placement.Compiles(HandlerProperty)
            || !placement.Compiles(UserProperty))
        {
            return null;
        }

        string? handler = placement.FindText(HandlerProperty) is { } declared ? HandlerAddress.Read(declared) : HandlerAddress.Default(type.Name);
        int userId = placement.Find(UserProperty)?.Number ?? 0;
        return handler is null || userId < 0 ? null : new DeclaredBinding(type, placement, code, family, handler, userId);
    }

    /// <summary>Compares by where bindings are written: the order in which people read them, whoever visits them first.</summary>
    public static int CompareByPlace(DeclaredBinding left, DeclaredBinding right)
    {
        int byFile = string.CompareOrdinal(left._written?.SyntaxTree.FilePath, right._written?.SyntaxTree.FilePath);
        int byPosition = byFile != 0 ? byFile : (left._written?.Span.Start ?? 0).CompareTo(right._written?.Span.Start ?? 0);

        // Files without a name, as scripts may have, cannot be told apart.
        return byPosition != 0 ? byPosition : string.CompareOrdinal(left.Type.ToDisplayString(), right.Type.ToDisplayString());
    }

    /// <summary>Where the handler stands, or the code of a placement that declares none.</summary>
    public Location Location(CancellationToken cancellationToken) =>
        (_placement.Find(HandlerProperty) is { Text: not null } handler ? handler : _placement.At(0))?.ValueLocation(cancellationToken)
        ?? _placement.NameLocation(cancellationToken);
}
