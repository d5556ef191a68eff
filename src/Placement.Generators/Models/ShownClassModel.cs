namespace Placement.Generators.Models;

/// <summary>The WidgetPlacements of another project that this one sees: it is public, or internals are visible.</summary>
/// <param name="Namespace">Its namespace, without escapes.</param>
/// <param name="IsOfLibrary">Whether its project hands its widgets over by a manifest, too.</param>
/// <param name="IsHosting">Whether it hosts widgets.</param>
/// <param name="Libraries">The manifests of the project's widget libraries whose widgets it lists.</param>
internal sealed record ShownClassModel(string Namespace, bool IsOfLibrary, bool IsHosting, EquatableArray<string> Libraries);
