using Placement.Catalog;

namespace Placement.Planning;

/// <summary>Whether declared OPTIONS are what a portal stores, apart from defaults, spelling and what the family drops.</summary>
internal static class OptionComparison
{
    /// <summary>The options that differ.</summary>
    /// <param name="placement">The placement.</param>
    /// <param name="declared">What is declared.</param>
    /// <param name="stored">What the portal stores.</param>
    /// <param name="isWhole">Whether the stored options are all that were sent: a portal drops what it does not know.</param>
    public static IEnumerable<BindingDifference> Find(
        string placement, IReadOnlyDictionary<string, string> declared, IReadOnlyDictionary<string, string> stored, bool isWhole = false)
    {
        IReadOnlyList<PlacementOption> known = PlacementCatalog.Find(placement)?.Family.Options ?? [];
        return known.Where(option => Normalize(option, declared) != Normalize(option, stored)).Select(static option => option.Key)
            .Concat(declared
                .Where(option => !IsKnown(known, option.Key) && !IsDroppedOrEqual(option, stored, isWhole))
                .Select(static option => option.Key))
            .Concat(isWhole ? stored.Keys.Where(key => !IsKnown(known, key) && !declared.ContainsKey(key)) : [])
            .Select(key => new BindingDifference($"OPTIONS.{key}", ValueOf(stored, key), ValueOf(declared, key)));
    }

    private static string? ValueOf(IReadOnlyDictionary<string, string> options, string key) =>
        options.TryGetValue(key, out string? value) ? value : null;

    private static bool IsKnown(IReadOnlyList<PlacementOption> known, string key) =>
        known.Any(option => string.Equals(option.Key, key, StringComparison.Ordinal));

    /// <summary>What the catalog does not know is compared where the portal shows that it retains it.</summary>
    private static bool IsDroppedOrEqual(
        KeyValuePair<string, string> declared, IReadOnlyDictionary<string, string> stored, bool isWhole) =>
        stored.TryGetValue(declared.Key, out string? value)
            ? string.Equals(declared.Value.Trim(), value.Trim(), StringComparison.Ordinal)
            : !isWhole;

    /// <summary>A value in the one form that all of its spellings share; an empty one is the default.</summary>
    private static string Normalize(PlacementOption option, IReadOnlyDictionary<string, string> options)
    {
        string value = options.TryGetValue(option.Key, out string? given) ? given.Trim() : "";
        if (value.Length == 0)
        {
            value = option.Default ?? "";
        }

        return option.Kind.Normalize(value);
    }
}
