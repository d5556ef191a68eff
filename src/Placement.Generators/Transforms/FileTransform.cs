using Placement.Catalog;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>From the widgets of a project to what the files that concern all of them are made of.</summary>
internal static class FileTransform
{
    public static RegistrationModel Registration(EquatableArray<WidgetModel> widgets, ProjectModel project)
    {
        var scopes = new HashSet<string>(StringComparer.Ordinal) { BitrixScope.Placement };
        foreach (WidgetModel widget in widgets)
        {
            foreach (PlacementModel placement in widget.Placements)
            {
                if (placement.Scope is { } scope)
                {
                    scopes.Add(scope);
                }
            }
        }

        foreach (LibraryModel library in project.Libraries)
        {
            scopes.UnionWith(library.Scopes.Split(',').Select(static scope => scope.Trim()).Where(static scope => scope.Length > 0));
        }

        return new RegistrationModel(
            widgets.Count > 0, scopes.OrderBy(static scope => scope, StringComparer.Ordinal).ToEquatableArray(), project);
    }

    public static HostingModel Hosting(EquatableArray<WidgetModel> widgets, ProjectModel project) => new(
        widgets.Select(static widget => widget.Hosted)
            .OfType<HostedModel>()
            .OrderBy(static hosted => hosted.TypeReference, StringComparer.Ordinal)
            .ToEquatableArray(),
        project.Libraries.Where(static library => library.IsHosting).ToEquatableArray(),
        project);

    /// <summary>The manifest; null: the project is no library, or has no widgets.</summary>
    public static ManifestModel? Manifest(RegistrationModel? registration, HostingModel? hosting) =>
        registration is { Project.IsLibrary: true } && (registration.HasWidgets || registration.Project.Libraries.Count > 0)
            ? new ManifestModel(
                registration.Scopes, hosting is not null && hosting.Widgets.Count + hosting.Libraries.Count > 0, registration.Project)
            : null;
}
