namespace Placement.Catalog;

/// <summary>Why the catalog does not know a code, and what was probably meant.</summary>
internal sealed class CodeProblem
{
    public CodeProblem(CodeProblemKind kind, IReadOnlyList<string> replacements)
    {
        Kind = kind;
        Replacements = replacements;
    }

    public CodeProblemKind Kind { get; }

    /// <summary>Current codes of <c>placement.bind</c> that were probably meant, best first; empty: nobody can tell.</summary>
    public IReadOnlyList<string> Replacements { get; }

    /// <summary>The family whose form the code has; null: it has the form of none.</summary>
    public PlacementFamily? Family { get; init; }

    /// <summary>
    /// What stands in the code in place of the entity, for instance <c>XXX</c> or <c>DYNAMIC_2</c>; empty: nothing looked at.
    /// </summary>
    public string EntityPart { get; init; } = "";

    /// <summary>
    /// The name of the entity that the code means: <c>DEAL</c> for <c>DYNAMIC_2</c>; null: it means none that has a name.
    /// </summary>
    public string? Entity { get; init; }

    /// <summary>Whether a placeholder was left where any entity of the family might stand.</summary>
    public bool IsPlaceholder { get; init; }
}
