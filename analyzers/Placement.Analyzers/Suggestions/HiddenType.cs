using Microsoft.CodeAnalysis;
using Placement.Declarations;

namespace Placement.Analyzers.Suggestions;

/// <summary>Says why generated code cannot name a type, and what to do.</summary>
internal static class HiddenType
{
    /// <summary>What keeps generated code from naming the type, and what to do; null: nothing.</summary>
    public static (string Reason, string Advice)? Find(INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? containing = type; containing is not null; containing = containing.ContainingType)
        {
            bool isType = ReferenceEquals(containing, type);
            if (TypeReference.IsHidden(containing, compilation))
            {
                string accessibility = NameAccessibility(containing);
                return isType
                    ? ($"{accessibility}, which generated code cannot name", "Make it internal or public")
                    : ($"nested in {containing.Name}, which is {accessibility}", $"Make {containing.Name} internal or public");
            }

            if (TypeReference.IsErrorToName(containing))
            {
                return (
                    isType ? "obsolete, which is an error to name" : $"nested in {containing.Name}, which is obsolete and an error to name",
                    "Remove the Obsolete attribute, or its error and DiagnosticId");
            }
        }

        return null;
    }

    /// <summary>What hides the type from the rest of its assembly.</summary>
    private static string NameAccessibility(INamedTypeSymbol type) => type.IsFileLocal
        ? "file-local"
        : type.DeclaredAccessibility switch
        {
            Accessibility.Private => "private",
            Accessibility.Protected => "protected",
            Accessibility.ProtectedAndInternal => "private protected",
            _ => "hidden",
        };
}
