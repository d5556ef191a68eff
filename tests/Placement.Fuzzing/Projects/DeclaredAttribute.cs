namespace Placement.Fuzzing.Projects;

/// <summary>One attribute as the compiler understands it.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Arguments">What its constructor is given.</param>
/// <param name="Properties">The properties that it sets: texts, integers (enums too), booleans, arrays of integers, null.</param>
internal sealed record DeclaredAttribute(
    AttributeKind Kind, IReadOnlyList<string?> Arguments, IReadOnlyDictionary<string, object?> Properties)
{
    public string? Text(string property) => Properties.GetValueOrDefault(property) as string;
}
