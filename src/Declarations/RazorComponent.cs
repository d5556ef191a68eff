using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.Declarations;

/// <summary>
/// Razor components that are widgets by themselves. Razor makes half of such a class of a .razor file with a source generator, and source
/// generators do not see each other's output: so a class is one if it says so, or if the file is there.
/// </summary>
internal static class RazorComponent
{
    /// <summary>What Razor's files end with.</summary>
    public const string FileExtension = ".razor";

    private const string Component = "Microsoft.AspNetCore.Components.IComponent";

    /// <summary>Whether the class is a component, as far as it is written where it is looked for.</summary>
    public static bool IsOne(INamedTypeSymbol type, Compilation compilation) =>
        compilation.GetTypeByMetadataName(Component) is { } component
        && type.AllInterfaces.Contains(component, SymbolEqualityComparer.Default);

    /// <summary>Whether whoever has this base class or interface is a component.</summary>
    public static bool IsComponent(INamedTypeSymbol type, Compilation compilation) =>
        IsOne(type, compilation)
        || SymbolEqualityComparer.Default.Equals(type, compilation.GetTypeByMetadataName(Component));

    /// <summary>
    /// The file that would make a component of the class: beside that of the declaration, with the name of the class; null: none can.
    /// </summary>
    /// <param name="type">The class.</param>
    /// <param name="declaration">One of its declarations.</param>
    public static string? FileOf(INamedTypeSymbol type, SyntaxNode declaration)
    {
        if (type is not { ContainingType: null, IsGenericType: false }
            || declaration is not ClassDeclarationSyntax { Modifiers: var modifiers }
            || !modifiers.Any(static modifier => modifier.ValueText == "partial"))
        {
            return null;
        }

        string file = Normalize(declaration.SyntaxTree.FilePath);
        return file.Substring(0, file.LastIndexOf('/') + 1) + type.Name + FileExtension;
    }

    /// <summary>A path as it is compared with others.</summary>
    public static string Normalize(string path) => path.Replace('\\', '/');
}
