namespace Placement.Generators.Models;

/// <summary>What the consuming project is like, its widgets apart.</summary>
internal sealed record ProjectModel
{
    /// <summary>The namespace of the generated class, escaped.</summary>
    public required string Namespace { get; init; }

    public required string AssemblyName { get; init; }

    /// <summary>The language of texts that stand on the placement itself.</summary>
    public required string DefaultLanguage { get; init; }

    /// <summary>Whether the generated class is public.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Whether applications can reference the project, which hands its widgets over by a manifest.</summary>
    public required bool IsLibrary { get; init; }

    /// <summary>Whether the assembly says in its metadata what is declared.</summary>
    public required bool HasManifest { get; init; }

    /// <summary>Whether it references Placement.AspNetCore.</summary>
    public required bool IsHosting { get; init; }

    /// <summary>C# 8.</summary>
    public required bool HasNullableReferenceTypes { get; init; }

    /// <summary>C# 11.</summary>
    public required bool HasRawStrings { get; init; }

    /// <summary>The widget libraries that it references, each once, sorted.</summary>
    public required EquatableArray<LibraryModel> Libraries { get; init; }

    /// <summary>The generated classes of other projects that its code can name.</summary>
    public required EquatableArray<ShownClassModel> ShownClasses { get; init; }

    /// <summary>Whether one of these has the full name of its own.</summary>
    public bool IsShadowing => ShownClasses.Any(HasSameName);

    /// <summary>What marks a reference type that may be null.</summary>
    public string NullableMark => HasNullableReferenceTypes ? "?" : "";

    /// <summary>
    /// Whether a project without widgets, such as one of tests, needs no class of its own, because it sees that of an application, or of a
    /// library under the name that its own would have: its own would say nothing more, and hide the other or compete with it.
    /// </summary>
    public bool IsServedByOther => !IsPublic && ShownClasses.Any(shown =>
        (HasSameName(shown) || !shown.IsOfLibrary)
        && (shown.IsHosting || !IsHosting)
        && shown.Libraries.Count == Libraries.Count);

    private bool HasSameName(ShownClassModel shown) => shown.Namespace == Namespace.Replace("@", "");
}

/// <summary>A referenced assembly with widgets of its own.</summary>
/// <param name="AssemblyName">Its name.</param>
/// <param name="Manifest">Its generated manifest, fully qualified.</param>
/// <param name="Scopes">The scopes that registering its widgets needs, separated by commas.</param>
/// <param name="IsHosting">Whether the manifest also names the classes that serve them.</param>
/// <param name="SuppressedWarnings">The warnings that naming anything of it would raise, because all of it is experimental.</param>
internal sealed record LibraryModel(
    string AssemblyName, string Manifest, string Scopes, bool IsHosting, EquatableArray<string> SuppressedWarnings);

/// <summary>The WidgetPlacements of another project that this one sees: it is public, or internals are visible.</summary>
/// <param name="Namespace">Its namespace, without escapes.</param>
/// <param name="IsOfLibrary">Whether its project hands its widgets over by a manifest, too.</param>
/// <param name="IsHosting">Whether it hosts widgets.</param>
/// <param name="Libraries">The manifests of the project's widget libraries whose widgets it lists.</param>
internal sealed record ShownClassModel(string Namespace, bool IsOfLibrary, bool IsHosting, EquatableArray<string> Libraries);
