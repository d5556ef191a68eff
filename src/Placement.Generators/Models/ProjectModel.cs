namespace Placement.Generators.Models;

/// <summary>What the consuming project is like.</summary>
/// <param name="Namespace">The namespace of the generated class, escaped.</param>
/// <param name="AssemblyName">The project's assembly.</param>
/// <param name="IsPublic">Whether the generated class is public.</param>
/// <param name="IsLibrary">Whether applications can reference the project.</param>
/// <param name="IsHosting">Whether it references Placement.AspNetCore.</param>
/// <param name="Language">What its C# version can express.</param>
internal sealed record ProjectModel(string Namespace, string AssemblyName, bool IsPublic, bool IsLibrary, bool IsHosting, LanguageFeatures Language);
