using Placement.Bindings;

namespace Placement.Planning;

/// <summary>
/// Whether a portal stores a binding as it is declared, apart from what the server changes by itself: upper case, trimmed
/// texts, languages, option defaults and dropped options. What a portal is too old to say is no difference.
/// </summary>
/// <remarks>The icon is not compared: <c>placement.get</c> does not return it.</remarks>
internal static class StoredComparison
{
    private const string Languages = "LANG_ALL";

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
            return stored.HasTexts ? FindInLanguages(declared.Texts, stored.Texts)
                : MayHaveLanguages(declared, stored) ? []
                : [new BindingDifference(Languages)];
        }

        var text = new LocalizedText(declared.Title, declared.Description, declared.GroupName);
        return stored.Texts.Count switch
        {
            0 => FindInText(text, new LocalizedText(stored.Title ?? text.Title, stored.Description ?? text.Description, text.GroupName)),

            // The portal's default language, whichever that is.
            1 => FindInText(text, stored.Texts.Values.First()),
            _ => [new BindingDifference(Languages)],
        };
    }

    private static IEnumerable<BindingDifference> FindInText(LocalizedText declared, LocalizedText stored)
    {
        if (!TitlesAreEqual(declared.Title, stored.Title))
        {
            yield return new BindingDifference("TITLE", stored.Title, declared.Title);
        }

        if (!AreEqual(declared.Description, stored.Description))
        {
            yield return new BindingDifference("DESCRIPTION", stored.Description, declared.Description);
        }

        if (!AreEqual(declared.GroupName, stored.GroupName))
        {
            yield return new BindingDifference("GROUP_NAME", stored.GroupName, declared.GroupName);
        }
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

    private static IEnumerable<BindingDifference> FindInLanguages(
        IReadOnlyDictionary<string, LocalizedText> declared, IReadOnlyDictionary<string, LocalizedText> stored)
    {
        Dictionary<string, LocalizedText> ours = ByLanguage(declared);
        Dictionary<string, LocalizedText> theirs = ByLanguage(stored);
        return ours.Keys.Concat(theirs.Keys.Where(language => !ours.ContainsKey(language)))
            .Where(language => !ours.TryGetValue(language, out LocalizedText? our)
                || !theirs.TryGetValue(language, out LocalizedText? their)
                || !AreEqual(our.Title, their.Title)
                || !AreEqual(our.Description, their.Description)
                || !AreEqual(our.GroupName, their.GroupName))
            .Select(static language => new BindingDifference($"{Languages}.{language}"));
    }

    private static Dictionary<string, LocalizedText> ByLanguage(IReadOnlyDictionary<string, LocalizedText> texts)
    {
        var byLanguage = new Dictionary<string, LocalizedText>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, LocalizedText> text in texts)
        {
            byLanguage[text.Key] = text.Value;
        }

        return byLanguage;
    }

    private static bool AreEqual(string? a, string? b) =>
        string.Equals((a ?? "").Trim(), (b ?? "").Trim(), StringComparison.Ordinal);
}
