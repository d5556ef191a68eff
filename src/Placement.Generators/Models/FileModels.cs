namespace Placement.Generators.Models;

/// <summary>What is emitted of one widget.</summary>
/// <param name="Bindings">Its bindings as code, indented.</param>
/// <param name="Declarations">Its bindings as JSON for the manifest, one line each; none: the project wants no manifest.</param>
internal sealed record WidgetSource(string Bindings, EquatableArray<string> Declarations)
{
    public static WidgetSource Empty { get; } = new("", EquatableArray<string>.Empty);
}

/// <summary>What the registration class is made of.</summary>
/// <param name="HasWidgets">Whether the project declares bindings of its own.</param>
/// <param name="Scopes">The scopes that registering needs, sorted.</param>
/// <param name="Project">The project.</param>
internal sealed record RegistrationModel(bool HasWidgets, EquatableArray<string> Scopes, ProjectModel Project);

/// <summary>What the hosting of an application is made of.</summary>
/// <param name="Widgets">The classes of this project that can be hosted, sorted.</param>
/// <param name="Libraries">The referenced libraries whose manifests name such classes.</param>
/// <param name="Project">The project.</param>
internal sealed record HostingModel(EquatableArray<HostedModel> Widgets, EquatableArray<LibraryModel> Libraries, ProjectModel Project);

/// <summary>What a library hands to the applications that reference it.</summary>
/// <param name="Scopes">The scopes that registering its widgets needs, sorted.</param>
/// <param name="HasHostedWidgets">Whether there are classes that serve them.</param>
/// <param name="Project">The library.</param>
internal sealed record ManifestModel(EquatableArray<string> Scopes, bool HasHostedWidgets, ProjectModel Project);
