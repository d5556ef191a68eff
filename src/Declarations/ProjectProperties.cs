using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Placement.Declarations;

/// <summary>The MSBuild properties that decide about generated code.</summary>
internal static class ProjectProperties
{
    private const string RootNamespace = "build_property.RootNamespace";
    private const string PlacementNamespace = "build_property.PlacementNamespace";
    private const string PlacementVisibility = "build_property.PlacementVisibility";
    private const string PlacementManifestAttribute = "build_property.PlacementManifestAttribute";

    /// <summary>The namespace of the generated class, escaped.</summary>
    public static string Namespace(AnalyzerConfigOptions options, Compilation compilation) =>
        Escape(Property(options, PlacementNamespace) ?? Property(options, RootNamespace) ?? compilation.AssemblyName ?? "");

    /// <summary>Whether the generated class is to be public.</summary>
    public static bool IsPublic(AnalyzerConfigOptions options) =>
        string.Equals(Property(options, PlacementVisibility), "public", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the assembly is to say in its metadata what is declared.</summary>
    public static bool HasManifest(AnalyzerConfigOptions options) =>
        !string.Equals(Property(options, PlacementManifestAttribute), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>An identifier as code writes it: keywords get an <c>@</c>.</summary>
    public static string EscapeKeyword(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(identifier) == SyntaxKind.None
            ? identifier
            : "@" + identifier;

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>Makes a namespace of any text: project names may hold hyphens, blanks, keywords and leading digits.</summary>
    private static string Escape(string name)
    {
        string[] parts = [.. name.Split('.').Select(Identifier).Where(static part => part.Length > 0)];
        return parts.Length == 0 ? "Widgets" : string.Join(".", parts);
    }

    private static string Identifier(string text)
    {
        var identifier = new StringBuilder(text.Trim().TrimStart('@'));
        for (int i = 0; i < identifier.Length; i++)
        {
            if (!SyntaxFacts.IsIdentifierPartCharacter(identifier[i]))
            {
                identifier[i] = '_';
            }
        }

        if (identifier.Length > 0 && !SyntaxFacts.IsIdentifierStartCharacter(identifier[0]))
        {
            identifier.Insert(0, '_');
        }

        return EscapeKeyword(identifier.ToString());
    }
}
