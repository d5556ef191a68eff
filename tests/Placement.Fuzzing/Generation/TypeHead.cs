namespace Placement.Fuzzing.Generation;

/// <summary>The declaration of a type up to its body.</summary>
/// <param name="Attributes">What it is marked with, one list a line.</param>
/// <param name="Modifiers">Each followed by a blank, without <c>partial</c>.</param>
/// <param name="Keyword"><c>class</c>, <c>record</c>, <c>struct</c> and so on.</param>
/// <param name="Name">The name as written.</param>
/// <param name="Generics">The type parameters with their brackets; empty: none.</param>
/// <param name="Rest">Parameters, bases and constraints.</param>
internal sealed record TypeHead(string Attributes, string Modifiers, string Keyword, string Name, string Generics, string Rest)
{
    /// <summary>The only declaration, or the first one.</summary>
    public string First(bool isPartial) => $"{Attributes}{Modifiers}{(isPartial ? "partial " : "")}{Keyword} {Name}{Generics}{Rest}";

    /// <summary>Another declaration of the same type.</summary>
    public string Again(string attributes) => $"{attributes}partial {Keyword} {Name}{Generics}";
}
