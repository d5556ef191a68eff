namespace Placement.Generators.Models;

/// <summary>What the files of all widgets have in common.</summary>
/// <param name="Clashes">The names of methods that more than one widget would get, whatever their case.</param>
/// <param name="DefaultLanguage">The language of texts that stand on the placement itself.</param>
/// <param name="Project">The project.</param>
internal sealed record WidgetSettings(EquatableArray<string> Clashes, string DefaultLanguage, ProjectModel Project);
