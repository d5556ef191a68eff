namespace Placement.Planning;

/// <summary>In what texts differ, apart from surrounding white space, which the server trims.</summary>
internal static class TextComparison
{
    private const string Languages = "LANG_ALL";

    /// <summary>The fields of one text that differ.</summary>
    public static IEnumerable<BindingDifference> Find(LocalizedText declared, LocalizedText stored)
    {
        if (!AreEqual(declared.Title, stored.Title))
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

    /// <summary>The languages that differ, each as a whole.</summary>
    public static IEnumerable<BindingDifference> Find(
        IReadOnlyDictionary<string, LocalizedText> declared, IReadOnlyDictionary<string, LocalizedText> stored)
    {
        Dictionary<string, LocalizedText> ours = ByLanguage(declared);
        Dictionary<string, LocalizedText> theirs = ByLanguage(stored);
        return ours.Keys.Concat(theirs.Keys.Where(language => !ours.ContainsKey(language)))
            .Where(language => !ours.TryGetValue(language, out LocalizedText? our)
                || !theirs.TryGetValue(language, out LocalizedText? their)
                || Find(our, their).Any())
            .Select(static language => new BindingDifference($"{Languages}.{language}"));
    }

    /// <summary>That languages differ, where nobody can say which.</summary>
    public static BindingDifference InLanguages { get; } = new(Languages);

    /// <summary>Whether two texts are the same to the server.</summary>
    public static bool AreEqual(string? a, string? b) =>
        string.Equals((a ?? "").Trim(), (b ?? "").Trim(), StringComparison.Ordinal);

    private static Dictionary<string, LocalizedText> ByLanguage(IReadOnlyDictionary<string, LocalizedText> texts)
    {
        var byLanguage = new Dictionary<string, LocalizedText>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, LocalizedText> text in texts)
        {
            byLanguage[text.Key] = text.Value;
        }

        return byLanguage;
    }
}
