namespace Placement.Generators.Models;

/// <summary>What the hosting of an application is made of.</summary>
/// <param name="Widgets">The classes of this project that can be hosted, sorted.</param>
/// <param name="Manifests">The manifests of the referenced libraries that name such classes, fully qualified.</param>
/// <param name="Project">The project.</param>
internal sealed record HostingModel(EquatableArray<HostedModel> Widgets, EquatableArray<string> Manifests, ProjectModel Project)
{
    /// <summary>Whether there is anything to host.</summary>
    public bool HasWidgets => Widgets.Count + Manifests.Count > 0;
}
