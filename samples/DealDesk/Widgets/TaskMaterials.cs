using Placement;

namespace DealDesk.Widgets;

/// <summary>A tab in the tasks of the projects Warehouse (4) and Assembly (9): the material that is needed.</summary>
[WidgetPlacement(Placements.Task.ViewTab, Title = "Materials", GroupIds = [4, 9])]
internal sealed class TaskMaterials;
