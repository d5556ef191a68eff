using System.Diagnostics.CodeAnalysis;
using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>Reads PLACEMENT_OPTIONS into the context of a placement.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/index.html">Widgets</seealso>
public static class PlacementContextReader
{
    /// <summary>Reads what a widget was opened with.</summary>
    /// <param name="placement">
    /// The placement's code, in any case. A code that is not documented yields a <see cref="PlacementContext"/>.
    /// </param>
    /// <param name="options">
    /// PLACEMENT_OPTIONS as it was sent; null, blank, <c>{}</c>, <c>[]</c> and <c>"undefined"</c>: there are no keys.
    /// </param>
    /// <param name="context">The context; its type is the one that the placement's documentation page names.</param>
    /// <returns>
    /// Whether the text is a JSON object, at most 32 levels deep, or stands for an empty one. What the keys say never makes it false.
    /// </returns>
    public static bool TryRead(string placement, string? options, [NotNullWhen(true)] out PlacementContext? context)
    {
        ArgumentNullException.ThrowIfNull(placement);
        context = OptionsText.Parse(options) is { } properties ? ContextSources.Shared.Find(placement).Read(properties) : null;
        return context is not null;
    }

    /// <summary>The type of the context with which a placement opens its widgets.</summary>
    /// <param name="placement">The placement's code, in any case.</param>
    /// <returns>A record that is, or derives from, <see cref="PlacementContext"/>.</returns>
    public static Type ContextTypeOf(string placement)
    {
        ArgumentNullException.ThrowIfNull(placement);
        PlacementFamily family = PlacementCatalog.Find(placement)?.Family ?? PlacementFamily.Unknown;
        return ContextKind.Find(family.Context).Type;
    }
}
