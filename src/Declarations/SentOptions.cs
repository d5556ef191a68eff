using Placement.Catalog;

namespace Placement.Declarations;

/// <summary>Which of several declarations of an option is sent, as the generator decides it.</summary>
internal static class SentOptions
{
    /// <summary>
    /// What declares the value that is sent for a placement: the placement itself by a property, or else the first
    /// WidgetOption that names the placement, or else the first that holds for all. Null: nothing is sent.
    /// </summary>
    public static DeclaredAttribute? FindSender(WidgetClass widget, DeclaredPlacement placement, string key)
    {
        if (CatalogOptions.FindByKey(key) is { } known && placement.Find(known.Property) is { } argument && IsGiven(known, argument))
        {
            return placement;
        }

        DeclaredOption? general = null;
        foreach (DeclaredOption option in widget.Options)
        {
            if (option.Key == key && option.Value is not null && option.HoldsFor(placement))
            {
                if (option.Limit is not null)
                {
                    return option;
                }

                general ??= option;
            }
        }

        return general;
    }

    /// <summary>Whether something of the argument's value can be sent.</summary>
    public static bool IsGiven(PlacementOption option, Argument argument) => option.Kind.Encode(option, argument.Value) is not null;
}
