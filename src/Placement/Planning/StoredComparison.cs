using Placement.Bindings;

namespace Placement.Planning;

/// <summary>
/// Whether a portal stores a binding as it is declared, apart from what the server changes by itself: upper case, trimmed
/// texts, languages, option defaults and dropped options. What a portal is too old to say is no difference.
/// </summary>
/// <remarks>The icon is not compared: <c>placement.get</c> does not return it.</remarks>
internal static class StoredComparison
{
    public static bool IsAsDeclared(WidgetBinding declared, BaseAddress baseAddress, StoredBinding stored) =>
        TextsAreEqual(declared, stored)
        && (!stored.HasOptions || OptionComparison.AreEqual(
            declared.Placement,
            declared.GetOptions(baseAddress)
                .ToDictionary(static option => option.Key, static option => option.Value, StringComparer.Ordinal),
            stored.Options));

    private static bool TextsAreEqual(WidgetBinding declared, StoredBinding stored)
    {
        if (declared.Texts.Count > 0)
        {
            return stored.HasTexts ? LanguagesAreEqual(declared.Texts, stored.Texts) : MayHaveLanguages(declared, stored);
        }

        var text = new LocalizedText(declared.Title, declared.Description, declared.GroupName);
        return stored.Texts.Count switch
        {
            0 => IsOwnText(text, stored),

            // The portal's default language, whichever that is.
            1 => stored.Texts.Values.First() is var only
                && TitlesAreEqual(text.Title, only.Title)
                && AreEqual(text.Description, only.Description)
                && AreEqual(text.GroupName, only.GroupName),
            _ => false,
        };
    }

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
        (stored.Title is null || TitlesAreEqual(declared.Title, stored.Title))
        && (stored.Description is null || AreEqual(declared.Description, stored.Description));

    /// <summary>Without a title the server stores the application's name, which is not known here.</summary>
    private static bool TitlesAreEqual(string? declared, string? stored) =>
        string.IsNullOrWhiteSpace(declared) || AreEqual(declared, stored);

    private static bool LanguagesAreEqual(
        IReadOnlyDictionary<string, LocalizedText> declared, IReadOnlyDictionary<string, LocalizedText> stored)
    {
        var byLanguage = new Dictionary<string, LocalizedText>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, LocalizedText> text in declared)
        {
            byLanguage[text.Key] = text.Value;
        }

        return byLanguage.Count == stored.Count
            && stored.All(text => byLanguage.TryGetValue(text.Key, out LocalizedText? other)
                && AreEqual(text.Value.Title, other.Title)
                && AreEqual(text.Value.Description, other.Description)
                && AreEqual(text.Value.GroupName, other.GroupName));
    }

    private static bool AreEqual(string? a, string? b) =>
        string.Equals((a ?? "").Trim(), (b ?? "").Trim(), StringComparison.Ordinal);
}
