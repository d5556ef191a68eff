using Placement.Bindings;

namespace Placement.Planning;

/// <summary>
/// Whether a portal stores a binding as it is declared, apart from what the server changes by itself: upper case, trimmed
/// texts, languages, option defaults and dropped options.
/// </summary>
/// <remarks>The icon is not compared: <c>placement.get</c> does not return it.</remarks>
internal static class StoredComparison
{
    public static bool IsAsDeclared(WidgetBinding declared, BaseAddress baseAddress, StoredBinding stored) =>
        TextsAreEqual(declared, stored)
        && OptionComparison.AreEqual(
            declared.Placement,
            declared.GetOptions(baseAddress)
                .ToDictionary(static option => option.Key, static option => option.Value, StringComparer.Ordinal),
            stored.Options);

    private static bool TextsAreEqual(WidgetBinding declared, StoredBinding stored)
    {
        if (declared.Texts.Count > 0)
        {
            // Old portals say the title of one language only, and not of which.
            return stored.HasTexts
                ? LanguagesAreEqual(declared.Texts, stored.Texts)
                : declared.Texts.Values.Any(text => AreEqual(text.Title, stored.Title) && AreEqual(text.Description, stored.Description));
        }

        LocalizedText text;
        switch (stored.Texts.Count)
        {
            case 0:
                text = new LocalizedText(stored.Title, stored.Description, declared.GroupName);
                break;
            case 1:
                // The portal's default language, whichever that is.
                text = stored.Texts.Values.First();
                break;
            default:
                return false;
        }

        // Without a title the server stores the application's name, which is not known here.
        return (string.IsNullOrWhiteSpace(declared.Title) || AreEqual(declared.Title, text.Title))
            && AreEqual(declared.Description, text.Description)
            && AreEqual(declared.GroupName, text.GroupName);
    }

    private static bool LanguagesAreEqual(IReadOnlyDictionary<string, LocalizedText> declared, IReadOnlyDictionary<string, LocalizedText> stored)
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
