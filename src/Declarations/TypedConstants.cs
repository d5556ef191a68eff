using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>Values of attributes, which may be missing, null or of another type while somebody is typing.</summary>
internal static class TypedConstants
{
    /// <summary>The text; null: the value is null or no text.</summary>
    public static string? Text(this TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Primitive ? constant.Value as string : null;

    /// <summary>The integer, or the value of the enum; null: it is neither.</summary>
    public static int? Number(this TypedConstant constant) =>
        constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum && constant.Value is int number ? number : null;

    public static bool? Flag(this TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Primitive && constant.Value is bool flag ? flag : null;

    /// <summary>The elements of an array; empty: it is null or none.</summary>
    public static ImmutableArray<TypedConstant> Elements(this TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array && !constant.Values.IsDefault ? constant.Values : ImmutableArray<TypedConstant>.Empty;

    /// <summary>The trimmed text; null if nothing remains.</summary>
    public static string? TrimToNull(this string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
