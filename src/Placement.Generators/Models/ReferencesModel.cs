namespace Placement.Generators.Models;

/// <summary>What a project's references bring.</summary>
/// <param name="Libraries">The widget libraries, each once, sorted.</param>
/// <param name="ShownClasses">The generated classes of other projects that the project's code can name.</param>
internal sealed record ReferencesModel(EquatableArray<LibraryModel> Libraries, EquatableArray<ShownClassModel> ShownClasses)
{
    public static ReferencesModel None { get; } = new(EquatableArray<LibraryModel>.Empty, EquatableArray<ShownClassModel>.Empty);
}
