namespace Placement.Manifests;

/// <summary>What an assembly, or an application with its widget libraries, declares.</summary>
/// <param name="Libraries">The assemblies whose placements are this one's, too, sorted; none where they are joined already.</param>
/// <param name="Placements">What is declared, sorted, each once.</param>
internal sealed record Manifest(IReadOnlyList<string> Libraries, IReadOnlyList<ManifestPlacement> Placements)
{
    /// <summary>The version of the form that this code reads and writes.</summary>
    public const int Version = 1;

    /// <summary>The scopes that registering needs, sorted.</summary>
    public IReadOnlyList<string> Scopes =>
    [
        .. Placements.Select(static placement => placement.Scope).OfType<string>().Append("placement")
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static scope => scope, StringComparer.Ordinal),
    ];

    /// <summary>Sorts what is declared; what is said twice counts once.</summary>
    public static Manifest Of(IEnumerable<string> libraries, IEnumerable<ManifestPlacement> placements) => new(
        [.. libraries.Distinct(StringComparer.Ordinal).OrderBy(static library => library, StringComparer.Ordinal)],
        [.. placements.Distinct().OrderBy(static placement => placement)]);

    /// <summary>What all of these declare together.</summary>
    public static Manifest Join(IEnumerable<Manifest> manifests) => Of([], manifests.SelectMany(static manifest => manifest.Placements));
}
