using Placement.Catalog;
using Placement.Widgets;

namespace Placement;

/// <summary>
/// What the endpoint of a widget is for: it is among the metadata of every endpoint that <c>MapPlacements</c> and <c>MapWidget</c> map.
/// </summary>
public sealed class WidgetMetadata
{
    internal WidgetMetadata(WidgetRoute route)
    {
        Route = route;
        Placements = Array.AsReadOnly<string>([.. route.Entries.Select(static entry => entry.Binding.Placement).Distinct()]);
        WidgetTypes = route.Page is { } page
            ? [page.WidgetType]
            : Array.AsReadOnly<Type>([.. route.Entries.Select(static entry => entry.Widget.WidgetType).Distinct()]);
    }

    /// <summary>
    /// The codes of the placements, upper case; with <c>*</c> where one stands for every smart process. Empty: the page was mapped by
    /// <c>MapWidget</c>.
    /// </summary>
    public IReadOnlyList<string> Placements { get; }

    /// <summary>The classes that answer, one for each placement or query of the path.</summary>
    public IReadOnlyList<Type> WidgetTypes { get; }

    /// <summary>Chooses the widget of a request.</summary>
    internal WidgetRoute Route { get; }

    /// <summary>The methods by which portals open the widgets.</summary>
    internal IEnumerable<string> Methods => Placements.Count == 0
        ? [PlacementFamily.Post]
        : Placements.Select(static placement => PlacementCatalog.Find(placement)?.Family.HandlerVerb ?? PlacementFamily.Post).Distinct();

    /// <summary>Classes and placements: <c>Widget DealSupplies (CRM_DEAL_DETAIL_TAB)</c>.</summary>
    public override string ToString()
    {
        string types = string.Join(", ", WidgetTypes.Select(static type => type.Name));
        return Placements.Count == 0 ? $"Widget {types}" : $"Widget {types} ({string.Join(", ", Placements)})";
    }
}
