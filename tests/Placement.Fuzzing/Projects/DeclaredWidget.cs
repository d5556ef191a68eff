namespace Placement.Fuzzing.Projects;

/// <summary>A class with attributes: everything that its bindings follow from.</summary>
internal sealed record DeclaredWidget
{
    /// <summary>The name without namespace, type parameters and escapes.</summary>
    public required string ClassName { get; init; }

    /// <summary>The type's name as reflection writes it; null: no other file of the project may name it.</summary>
    public required string? TypeName { get; init; }

    /// <summary>The attributes in the compiler's order.</summary>
    public required IReadOnlyList<DeclaredAttribute> Attributes { get; init; }

    /// <summary>What a host can open it with, as reflection writes these types; empty: it cannot be hosted.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];
}
