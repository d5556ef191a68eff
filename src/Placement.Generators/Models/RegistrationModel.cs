namespace Placement.Generators.Models;

/// <summary>What the registration class is made of.</summary>
/// <param name="Methods">The generated methods that return the bindings of this project's widgets.</param>
/// <param name="Scopes">The scopes that registering needs, sorted.</param>
/// <param name="Libraries">The widget libraries that the project references.</param>
/// <param name="Project">The project.</param>
internal sealed record RegistrationModel(
    EquatableArray<string> Methods,
    EquatableArray<string> Scopes,
    EquatableArray<LibraryModel> Libraries,
    ProjectModel Project);
