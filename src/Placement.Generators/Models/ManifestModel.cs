namespace Placement.Generators.Models;

/// <summary>What a library hands to the applications that reference it.</summary>
/// <param name="Scopes">The scopes that registering its widgets needs, sorted.</param>
/// <param name="HasHostedWidgets">Whether there are classes that serve them.</param>
/// <param name="Project">The library.</param>
internal sealed record ManifestModel(EquatableArray<string> Scopes, bool HasHostedWidgets, ProjectModel Project);
