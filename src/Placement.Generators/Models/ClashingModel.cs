namespace Placement.Generators.Models;

/// <summary>The widgets whose names cannot be told apart.</summary>
internal sealed record ClashingModel(EquatableArray<WidgetModel> Widgets, WidgetSettings Settings);
