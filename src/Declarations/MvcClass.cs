using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>
/// Classes that ASP.NET Core gives endpoints of their own, at routes of their own: controllers, and the models of Razor Pages.
/// </summary>
internal static class MvcClass
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc";

    /// <summary>Whether a class is one of those.</summary>
    public static bool IsOne(INamedTypeSymbol type) => IsPage(type) || IsController(type);

    /// <summary>Whether a class is the model of a Razor Page.</summary>
    public static bool IsPage(INamedTypeSymbol type) => BasesOf(type).Any(static one => Is(one, "PageModel", Mvc + ".RazorPages"));

    /// <summary>Whether a class is a controller, by its base or by an attribute.</summary>
    public static bool IsController(INamedTypeSymbol type)
    {
        bool isOne = false;
        foreach (INamedTypeSymbol candidate in BasesOf(type))
        {
            foreach (AttributeData attribute in candidate.GetAttributes())
            {
                if (attribute.AttributeClass is { } mark && Is(mark, "NonControllerAttribute", Mvc))
                {
                    return false;
                }

                isOne |= attribute.AttributeClass is { } controller && Is(controller, "ControllerAttribute", Mvc);
            }

            isOne |= Is(candidate, "ControllerBase", Mvc);
        }

        return isOne;
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? candidate = type;
            candidate is not (null or { SpecialType: SpecialType.System_Object });
            candidate = candidate.BaseType)
        {
            yield return candidate;
        }
    }

    private static bool Is(INamedTypeSymbol type, string name, string space) =>
        type.Name == name && type.ContainingNamespace?.ToDisplayString() == space;
}
