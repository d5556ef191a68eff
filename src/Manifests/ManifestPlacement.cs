namespace Placement.Manifests;

/// <summary>What a widget declares at one placement.</summary>
/// <param name="Placement">The code, upper case.</param>
/// <param name="Handler">A path of the application, which begins with <c>~/</c>, or an absolute URL.</param>
/// <param name="UserId">The only user who sees it; 0: everybody.</param>
/// <param name="Bind">The parameters of <c>placement.bind</c> as JSON, in the one form that there is.</param>
/// <param name="Class">The class that answers.</param>
/// <param name="Icon">The path of the image; null: none.</param>
/// <param name="Scope">The scope that registering needs beside <c>placement</c>; null: none.</param>
internal sealed record ManifestPlacement(
    string Placement, string Handler, int UserId, string Bind, string Class, string? Icon, string? Scope)
    : IComparable<ManifestPlacement>
{
    /// <summary>By placement, handler, user; then by what makes the order the same everywhere.</summary>
    public int CompareTo(ManifestPlacement? other)
    {
        if (other is null)
        {
            return 1;
        }

        int order = string.CompareOrdinal(Placement, other.Placement);
        order = order != 0 ? order : string.CompareOrdinal(Handler, other.Handler);
        order = order != 0 ? order : UserId.CompareTo(other.UserId);
        order = order != 0 ? order : string.CompareOrdinal(Class, other.Class);
        order = order != 0 ? order : string.CompareOrdinal(Bind, other.Bind);
        return order != 0 ? order : string.CompareOrdinal($"{Icon}\n{Scope}", $"{other.Icon}\n{other.Scope}");
    }
}
