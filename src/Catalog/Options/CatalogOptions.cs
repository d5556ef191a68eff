namespace Placement.Catalog;

/// <summary>The OPTIONS keys that placements retain. One key means the same wherever it occurs.</summary>
internal static partial class CatalogOptions
{
    /// <summary>The chat context that makes all others ineffective.</summary>
    public const string AllContexts = "ALL";

    /// <summary>The option with this key, compared exactly as Bitrix24 does, or null.</summary>
    public static PlacementOption? FindByKey(string key)
    {
        foreach (PlacementOption option in All)
        {
            if (string.Equals(option.Key, key, StringComparison.Ordinal))
            {
                return option;
            }
        }

        return null;
    }

    /// <summary>The option that this property of the attribute sets, or null.</summary>
    public static PlacementOption? FindByProperty(string property)
    {
        foreach (PlacementOption option in All)
        {
            if (string.Equals(option.Property, property, StringComparison.Ordinal))
            {
                return option;
            }
        }

        return null;
    }
}
