namespace Placement.Generators.Models;

/// <summary>What the hosting of an application is made of.</summary>
/// <param name="Widgets">The classes of this project that can be hosted, sorted.</param>
/// <param name="Libraries">The referenced libraries whose manifests name such classes.</param>
/// <param name="Project">The project.</param>
internal sealed record HostingModel(EquatableArray<HostedModel> Widgets, EquatableArray<LibraryModel> Libraries, ProjectModel Project)
{
    /// <summary>Whether there is anything to host.</summary>
    public bool HasWidgets => Widgets.Count + Libraries.Count > 0;
}
