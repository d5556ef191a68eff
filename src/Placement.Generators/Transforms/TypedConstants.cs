using Microsoft.CodeAnalysis;
using Placement.Declarations;

namespace Placement.Generators.Transforms;

/// <summary>Reads attribute arguments that may be missing, null or of another type while somebody is typing.</summary>
internal static class TypedConstants
{
    public static string? Text(this AttributeData attribute, int position) =>
        position < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[position].Text() : null;

    public static string? Text(this AttributeData attribute, string name) => attribute.Argument(name).Text();

    public static int? Number(this AttributeData attribute, string name) => attribute.Argument(name).Number();

    public static string? Text(this TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Primitive ? constant.Value as string : null;

    /// <summary>An integer or the value of an enum.</summary>
    public static int? Number(this TypedConstant constant) =>
        constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum && constant.Value is int number ? number : null;

    public static bool? Flag(this TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Primitive && constant.Value is bool flag ? flag : null;

    public static IEnumerable<int> Numbers(this TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array && !constant.Values.IsDefault
            ? constant.Values.Select(static value => value.Number()).OfType<int>()
            : [];

    public static TypedConstant Argument(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return default;
    }

    /// <summary>Whether this is the attribute with this name in the namespace of the attributes.</summary>
    public static bool Is(this AttributeData attribute, string name) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: AttributeNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } } type
        && type.Name == name;

    /// <summary>The trimmed text; null if nothing remains.</summary>
    public static string? TrimToNull(this string? text)
    {
        string? trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed;
    }
}
