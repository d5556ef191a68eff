namespace Placement.Generators.Models;

/// <summary>Everything that the file of one widget is made of, or that of several whose names clash.</summary>
internal sealed record WidgetSourceModel(EquatableArray<WidgetModel> Widgets, string DefaultLanguage, ProjectModel Project);
