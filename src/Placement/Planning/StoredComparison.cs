using Placement.Bindings;

namespace Placement.Planning;

/// <summary>
/// Whether a portal stores a binding as it is declared, apart from what the server changes by itself: upper case, trimmed
/// texts, languages, option defaults and dropped options. What a portal is too old to say is no difference.
/// </summary>
/// <remarks>The icon is not compared: <c>placement.get</c> does not return it.</remarks>
internal static class StoredComparison
{
    /// <summary>In what the portal's binding differs from the declared one; nothing: in nothing.</summary>
    public static IReadOnlyList<BindingDifference> Find(WidgetBinding declared, BaseAddress baseAddress, StoredBinding stored)
    {
        var differences = new List<BindingDifference>(FindInTexts(declared, stored));
        if (stored.HasOptions)
        {
            differences.AddRange(OptionComparison.Find(
                declared.Placement,
                declared.GetOptions(baseAddress)
                    .ToDictionary(static option => option.Key, static option => option.Value, StringComparer.Ordinal),
                stored.Options));
        }

        return differences;
    }

    private static IEnumerable<BindingDifference> FindInTexts(WidgetBinding declared, StoredBinding stored)
    {
        if (declared.Texts.Count > 0)
        {
            return stored.HasTexts ? TextComparison.Find(declared.Texts, stored.Texts)
                : MayHaveLanguages(declared, stored) ? []
                : [TextComparison.InLanguages];
        }

        var text = new LocalizedText(declared.Title, declared.Description, declared.GroupName);
        return stored.Texts.Count switch
        {
            0 => FindInText(text, new LocalizedText(stored.Title ?? text.Title, stored.Description ?? text.Description, text.GroupName)),

            // The portal's default language, whichever that is.
            1 => FindInText(text, stored.Texts.Values.First()),
            _ => [TextComparison.InLanguages],
        };
    }

    /// <summary>Without a title the server stores the application's name, which is not known here.</summary>
    private static IEnumerable<BindingDifference> FindInText(LocalizedText declared, LocalizedText stored) =>
        TextComparison.Find(declared, string.IsNullOrWhiteSpace(declared.Title) ? stored with { Title = declared.Title } : stored);

    /// <summary>
    /// An old portal says the text of one language, and not of which: that of the user who asks, if there is one. If it does not know
    /// LANG_ALL either, the text is the one beside it.
    /// </summary>
    private static bool MayHaveLanguages(WidgetBinding declared, StoredBinding stored) =>
        string.IsNullOrEmpty(stored.Title)
        || declared.Texts.Values.Any(text => IsOwnText(text, stored))
        || (declared.Title is not null && IsOwnText(new LocalizedText(declared.Title, declared.Description), stored));

    /// <summary>Whether the text beside LANG_ALL is the declared one, as far as the portal says it.</summary>
    private static bool IsOwnText(LocalizedText declared, StoredBinding stored) =>
        (stored.Title is null || string.IsNullOrWhiteSpace(declared.Title) || TextComparison.AreEqual(declared.Title, stored.Title))
        && (stored.Description is null || TextComparison.AreEqual(declared.Description, stored.Description));
}
