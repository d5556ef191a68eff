using Placement.Catalog;

namespace Placement;

/// <summary>What the endpoint of a widget is for: it is among the metadata of every endpoint that <c>MapPlacements</c> maps.</summary>
public sealed class WidgetMetadata
{
    internal WidgetMetadata(WidgetRoute route)
    {
        Placements = Array.AsReadOnly<string>([.. route.Entries.Select(static entry => entry.Binding.Placement).Distinct()]);
        WidgetTypes = Array.AsReadOnly<Type>([.. route.Entries.Select(static entry => entry.Widget.WidgetType).Distinct()]);
        Methods = [.. Placements.Select(static placement => PlacementCatalog.Find(placement)?.Family.HandlerVerb ?? PlacementFamily.Post).Distinct()];
    }

    /// <summary>The codes of the placements, upper case; with <c>*</c> where one stands for every smart process.</summary>
    public IReadOnlyList<string> Placements { get; }

    /// <summary>The classes that answer, one for each placement or query of the path.</summary>
    public IReadOnlyList<Type> WidgetTypes { get; }

    /// <summary>The methods by which portals open the widgets.</summary>
    internal IReadOnlyList<string> Methods { get; }

    /// <summary>Classes and placements: <c>Widget DealSupplies (CRM_DEAL_DETAIL_TAB)</c>.</summary>
    public override string ToString() => $"Widget {string.Join(", ", WidgetTypes.Select(static type => type.Name))} ({string.Join(", ", Placements)})";
}
