namespace Placement.Tool.Differences;

/// <summary>What a release does with one binding.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Placement">The placement.</param>
/// <param name="Handler">The handler: a path, or an absolute URL; of a moved one the former.</param>
/// <param name="UserId">The only user who sees it; null: everybody.</param>
/// <param name="Title">The title, in whatever language there is one; null: there is none.</param>
/// <param name="Differences">In what it changes; nothing: it is new or gone.</param>
internal sealed record ManifestChange(
    ChangeKind Kind, string Placement, string Handler, int? UserId, string? Title, IReadOnlyList<BindingDifference> Differences)
{
    /// <summary>One line, of the form that a plan has, too.</summary>
    public override string ToString()
    {
        string user = UserId is { } id ? FormattableString.Invariant($" (user {id})") : "";
        string what = Differences.Count > 0 ? string.Join(", ", Differences) : Title ?? "";
        return $"{Mark} {Placement} {Handler}{user} {what}".TrimEnd();
    }

    private char Mark => Kind switch
    {
        ChangeKind.Added => '+',
        ChangeKind.Removed => '-',
        _ => '~',
    };
}
