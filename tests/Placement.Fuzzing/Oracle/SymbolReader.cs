using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Placement.Fuzzing.Projects;

namespace Placement.Fuzzing.Oracle;

/// <summary>What a compiled project declares, read off the compiler's symbols.</summary>
internal static class SymbolReader
{
    public static IReadOnlyList<DeclaredWidget> Widgets(Compilation compilation) =>
    [
        .. Types(compilation.Assembly.GlobalNamespace).Select(type => Widget(type, compilation)).Where(
            static widget => widget.Attributes.Count > 0),
    ];

    /// <summary>The DefaultLanguage that the assembly declares.</summary>
    public static string? DefaultLanguage(Compilation compilation)
    {
        foreach (AttributeData attribute in compilation.Assembly.GetAttributes())
        {
            if (IsOurs(attribute, "BitrixApplicationAttribute"))
            {
                return Properties(attribute).GetValueOrDefault("DefaultLanguage") as string;
            }
        }

        return null;
    }

    public static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static member =>
            member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));

    private static DeclaredWidget Widget(INamedTypeSymbol type, Compilation compilation)
    {
        string? typeName = TypeName(type);
        return new DeclaredWidget
        {
            ClassName = type.Name,
            TypeName = typeName,
            Attributes = [.. type.GetAttributes().Select(Attribute).OfType<DeclaredAttribute>()],
            Contexts = typeName is null || type.IsAbstract || type.IsGenericType ? [] : Contexts(type, compilation),
        };
    }

    private static DeclaredAttribute? Attribute(AttributeData attribute)
    {
        AttributeKind? kind = IsOurs(attribute, "WidgetPlacementAttribute") ? AttributeKind.Placement
            : IsOurs(attribute, "WidgetTextAttribute") ? AttributeKind.Text
            : IsOurs(attribute, "WidgetOptionAttribute") ? AttributeKind.Option
            : null;
        return kind is null
            ? null
            : new DeclaredAttribute(
                kind.Value,
                [.. attribute.ConstructorArguments.Select(static argument => argument.Value as string)],
                Properties(attribute));
    }

    private static Dictionary<string, object?> Properties(AttributeData attribute) =>
        attribute.NamedArguments.ToDictionary(
            static argument => argument.Key, static argument => Value(argument.Value), StringComparer.Ordinal);

    private static object? Value(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array
            ? constant.IsNull ? null : constant.Values.Select(static value => (int)value.Value!).ToArray()
            : constant.Value;

    public static bool IsOurs(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type
            && type.ToDisplayString() == "Placement." + name
            && type.ContainingAssembly.Name == "Placement";

    /// <summary>As reflection writes it; null: the type, or one around it, is hidden from other files or refuses to be named.</summary>
    public static string? TypeName(INamedTypeSymbol type)
    {
        bool isHidden = type.IsFileLocal
            || (type.ContainingType is not null && type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            || type.GetAttributes().Any(Forbids);
        if (isHidden)
        {
            return null;
        }

        if (type.ContainingType is { } container)
        {
            return TypeName(container) is { } outer ? outer + "+" + type.MetadataName : null;
        }

        return type.ContainingNamespace.IsGlobalNamespace
            ? type.MetadataName
            : type.ContainingNamespace.ToDisplayString(NamespaceName) + "." + type.MetadataName;
    }

    /// <summary>Whether naming what has this attribute is an error, or a warning that no pragma can switch off.</summary>
    private static bool Forbids(AttributeData attribute) =>
        attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute"
        && (attribute.ConstructorArguments is [_, { Value: true }]
            || (Properties(attribute).GetValueOrDefault("DiagnosticId") is string id && id.Trim().Length > 0 && !SyntaxFacts.IsValidIdentifier(id)));

    private static readonly SymbolDisplayFormat NamespaceName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static IReadOnlyList<string> Contexts(INamedTypeSymbol type, Compilation compilation) =>
        compilation.GetTypeByMetadataName("Placement.IWidget`1") is not { } widget
            ? []
            :
            [
                .. type.AllInterfaces
                    .Where(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, widget))
                    .Select(static implemented => implemented.TypeArguments[0])
                    .OfType<INamedTypeSymbol>()
                    .Where(static context => !context.IsGenericType)
                    .Select(TypeName)
                    .OfType<string>()
                    .Order(StringComparer.Ordinal),
            ];
}
