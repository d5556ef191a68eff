using System.Globalization;
using Placement.Catalog;

namespace Placement.Planning;

/// <summary>Whether declared OPTIONS are what a portal stores, apart from defaults, spelling and what the family drops.</summary>
internal static class OptionComparison
{
    public static bool AreEqual(string placement, IReadOnlyDictionary<string, string> declared, IReadOnlyDictionary<string, string> stored)
    {
        IReadOnlyList<PlacementOption> known = PlacementCatalog.Find(placement)?.Family.Options ?? [];
        return known.All(option => Normalize(option, declared) == Normalize(option, stored))
            && declared.All(option => IsKnown(known, option.Key) || IsDroppedOrEqual(option, stored));
    }

    private static bool IsKnown(IReadOnlyList<PlacementOption> known, string key) =>
        known.Any(option => string.Equals(option.Key, key, StringComparison.Ordinal));

    /// <summary>What the catalog does not know is compared where the portal shows that it retains it.</summary>
    private static bool IsDroppedOrEqual(KeyValuePair<string, string> declared, IReadOnlyDictionary<string, string> stored) =>
        !stored.TryGetValue(declared.Key, out string? value) || string.Equals(declared.Value.Trim(), value.Trim(), StringComparison.Ordinal);

    /// <summary>A value in the one form that all of its spellings share; an empty one is the default.</summary>
    private static string Normalize(PlacementOption option, IReadOnlyDictionary<string, string> options)
    {
        string value = options.TryGetValue(option.Key, out string? given) ? given.Trim() : "";
        if (value.Length == 0)
        {
            value = option.Default ?? "";
        }

        return option.Kind switch
        {
            OptionKind.YesNo => value is "Y" or "1" or "true" ? "Y" : value is "0" or "false" ? "N" : value,
            OptionKind.ChoiceList => NormalizeChoices(option, value),
            OptionKind.IntegerList => Join(option, Split(option, value).Select(NormalizeInteger)),
            OptionKind.Percent => NormalizeInteger(value),
            _ => value,
        };
    }

    private static string NormalizeChoices(PlacementOption option, string value)
    {
        string[] choices = [.. Split(option, value).Distinct(StringComparer.Ordinal).OrderBy(static choice => choice, StringComparer.Ordinal)];
        return choices.Contains(CatalogOptions.AllContexts) ? CatalogOptions.AllContexts : Join(option, choices);
    }

    private static string NormalizeInteger(string value) =>
        int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number.ToString(CultureInfo.InvariantCulture) : value;

    private static string Join(PlacementOption option, IEnumerable<string> values) => string.Join(option.Separator.ToString(), values);

    private static IEnumerable<string> Split(PlacementOption option, string value) =>
        value.Split(option.Separator!.Value).Select(static part => part.Trim()).Where(static part => part.Length > 0);
}
