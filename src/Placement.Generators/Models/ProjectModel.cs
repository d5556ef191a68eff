namespace Placement.Generators.Models;

/// <summary>What the consuming project is like.</summary>
/// <param name="Namespace">The namespace of the generated class, escaped.</param>
/// <param name="AssemblyName">The project's assembly.</param>
/// <param name="IsPublic">Whether the generated class is public.</param>
/// <param name="IsLibrary">Whether applications can reference the project, which hands its widgets over by a manifest.</param>
/// <param name="IsHosting">Whether it references Placement.AspNetCore.</param>
/// <param name="IsShadowing">Whether it sees the class of another project under the full name of its own.</param>
/// <param name="Language">What its C# version can express.</param>
internal sealed record ProjectModel(
    string Namespace, string AssemblyName, bool IsPublic, bool IsLibrary, bool IsHosting, bool IsShadowing, LanguageFeatures Language)
{
    /// <summary>
    /// The project among the classes of other projects; null: it leaves it at one of these. A project without widgets, such
    /// as one of tests, gets no class where it sees that of an application, or a library's under the very name that its own
    /// would have: its own would say nothing more, and hide the other or compete with it.
    /// </summary>
    public ProjectModel? Beside(ReferencesModel references, bool hasWidgets)
    {
        bool isShadowing = false;
        foreach (ShownClassModel shown in references.ShownClasses)
        {
            bool hasSameName = shown.Namespace == Namespace.Replace("@", "");
            if (!hasWidgets
                && !IsPublic
                && (hasSameName || !shown.IsOfLibrary)
                && (shown.IsHosting || !IsHosting)
                && shown.Libraries.Count == references.Libraries.Count)
            {
                return null;
            }

            isShadowing |= hasSameName;
        }

        return isShadowing ? this with { IsShadowing = true } : this;
    }
}
