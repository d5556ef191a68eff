using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Fuzzing.Projects;

/// <summary>A project as a build would hand it to the compiler.</summary>
internal sealed record FuzzProject
{
    /// <summary>What it was made from.</summary>
    public required int Seed { get; init; }

    public required IReadOnlyList<string> Files { get; init; }

    public required string AssemblyName { get; init; }

    public required LanguageVersion Language { get; init; }

    public required OutputKind Output { get; init; }

    public required NullableContextOptions Nullable { get; init; }

    /// <summary>Whether Placement.AspNetCore is referenced.</summary>
    public required bool IsHosting { get; init; }

    /// <summary>MSBuild properties that the compiler sees.</summary>
    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <summary>How many classes with attributes it was made with.</summary>
    public required int Inputs { get; init; }

    /// <summary>What it declares; null: it was changed since, so the compiler's symbols are asked.</summary>
    public required IReadOnlyList<DeclaredWidget>? Widgets { get; init; }

    /// <summary>The default language of the application's texts as declared; null: it is not.</summary>
    public required string? DefaultLanguage { get; init; }

    /// <summary>A widget library that it references; null: none.</summary>
    public FuzzProject? Library { get; init; }

    public bool IsLibrary => Output == OutputKind.DynamicallyLinkedLibrary;

    public CSharpParseOptions ParseOptions => new(Language, DocumentationMode.Diagnose);
}
