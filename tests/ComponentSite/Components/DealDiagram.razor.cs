using Microsoft.AspNetCore.Components;
using Placement;

namespace ComponentSite.Components;

/// <summary>A tab of a deal, part of which runs in the browser.</summary>
[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Diagram")]
public partial class DealDiagram
{
    [CascadingParameter]
    private WidgetRequest<CrmEntityContext> Request { get; set; } = null!;
}
