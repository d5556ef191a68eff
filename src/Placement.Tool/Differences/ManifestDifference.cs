using System.Text;
using Placement.Manifests;
using Placement.Planning;

namespace Placement.Tool.Differences;

/// <summary>What a release changes on a portal that has the one before.</summary>
/// <param name="Changes">The bindings, by placement and handler.</param>
/// <param name="AddedScopes">The scopes that registering needs now.</param>
/// <param name="RemovedScopes">The scopes that it needs no more.</param>
internal sealed record ManifestDifference(
    IReadOnlyList<ManifestChange> Changes, IReadOnlyList<string> AddedScopes, IReadOnlyList<string> RemovedScopes)
{
    /// <summary>Whether anything differs.</summary>
    public bool IsEmpty => Changes.Count + AddedScopes.Count + RemovedScopes.Count == 0;

    /// <summary>Compares two releases.</summary>
    public static ManifestDifference Between(Manifest former, Manifest release)
    {
        Dictionary<(string, string, int), Declared> old = ByIdentity(former);
        Dictionary<(string, string, int), Declared> @new = ByIdentity(release);
        List<Declared> removed = [.. old.Where(binding => !@new.ContainsKey(binding.Key)).Select(static binding => binding.Value)];
        List<Declared> added = [.. @new.Where(binding => !old.ContainsKey(binding.Key)).Select(static binding => binding.Value)];
        List<ManifestChange> changes =
        [
            .. old.Where(binding => @new.ContainsKey(binding.Key))
                .Select(binding => (
                    Binding: binding.Value,
                    Differences: DeclaredComparison.Find(@new[binding.Key].Binding, binding.Value.Binding)))
                .Where(static changed => changed.Differences.Count > 0)
                .Select(static changed => changed.Binding.Change(ChangeKind.Changed, changed.Differences)),
            .. Moved(removed, added, static (gone, come) => gone.Entry.Class == come.Entry.Class),
            .. Moved(removed, added, static (gone, come) => DeclaredComparison.Find(come.Binding, gone.Binding).Count == 0),
        ];
        changes.AddRange(removed.Select(static gone => gone.Change(ChangeKind.Removed, [])));
        changes.AddRange(added.Select(static come => come.Change(ChangeKind.Added, [])));
        return new ManifestDifference(
            [
                .. changes
                    .OrderBy(static change => change.Placement, StringComparer.Ordinal)
                    .ThenBy(static change => change.Handler, StringComparer.Ordinal)
                    .ThenBy(static change => change.UserId ?? 0)
                    .ThenBy(static change => change.Kind),
            ],
            [.. release.Scopes.Except(former.Scopes, StringComparer.Ordinal)],
            [.. former.Scopes.Except(release.Scopes, StringComparer.Ordinal)]);
    }

    /// <summary>Pairs what is gone with what has come in its place, and takes both off their lists.</summary>
    private static List<ManifestChange> Moved(List<Declared> removed, List<Declared> added, Func<Declared, Declared, bool> isSame)
    {
        var moved = new List<ManifestChange>();
        foreach (Declared gone in removed.ToArray())
        {
            if (added.Find(come => come.IsFor(gone) && isSame(gone, come)) is { } come)
            {
                removed.Remove(gone);
                added.Remove(come);
                moved.Add(gone.Change(
                    ChangeKind.Moved,
                    [
                        new BindingDifference("HANDLER", gone.Binding.Handler, come.Binding.Handler),
                        .. DeclaredComparison.Find(come.Binding, gone.Binding),
                    ]));
            }
        }

        return moved;
    }

    /// <summary>What is declared twice counts once, as it does for a portal.</summary>
    private static Dictionary<(string, string, int), Declared> ByIdentity(Manifest manifest)
    {
        var bindings = new Dictionary<(string, string, int), Declared>();
        foreach (ManifestPlacement entry in manifest.Placements)
        {
            bindings.TryAdd(
                (entry.Placement, entry.Handler, entry.UserId),
                new Declared(entry, new WidgetBinding(Encoding.UTF8.GetBytes(entry.Bind), icon: entry.Icon)));
        }

        return bindings;
    }

    private sealed record Declared(ManifestPlacement Entry, WidgetBinding Binding)
    {
        /// <summary>Whether it is at the same place, for the same user.</summary>
        public bool IsFor(Declared other) => Entry.Placement == other.Entry.Placement && Entry.UserId == other.Entry.UserId;

        public ManifestChange Change(ChangeKind kind, IReadOnlyList<BindingDifference> differences) => new(
            kind,
            Binding.Placement,
            Binding.Handler,
            Binding.UserId,
            Binding.Title ?? Binding.Texts.Values.Select(static text => text.Title).FirstOrDefault(static title => title is not null),
            differences);
    }
}
