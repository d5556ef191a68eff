namespace Placement.Planning;

/// <summary>
/// In what a release changes a binding, apart from spellings that are the same to the server. Beside <see cref="StoredComparison"/> it
/// knows both sides whole: what is missing is missing, and no portal may be too old to say it.
/// </summary>
internal static class DeclaredComparison
{
    /// <summary>In what the new binding differs from the old one; nothing: a portal has nothing to change.</summary>
    public static IReadOnlyList<BindingDifference> Find(WidgetBinding declared, WidgetBinding former) =>
    [
        .. TextComparison.Find(TextOf(declared), TextOf(former)),
        .. TextComparison.Find(LanguagesOf(declared, former), LanguagesOf(former, declared)),
        .. OptionComparison.Find(declared.Placement, declared.Options, former.Options, isWhole: true),
        .. string.Equals(declared.Icon, former.Icon, StringComparison.Ordinal)
            ? Array.Empty<BindingDifference>()
            : [new BindingDifference("ICON", former.Icon, declared.Icon)],
    ];

    private static LocalizedText TextOf(WidgetBinding binding) => new(binding.Title, binding.Description, binding.GroupName);

    /// <summary>The languages without the one that, in both bindings, only repeats the texts beside LANG_ALL.</summary>
    private static Dictionary<string, LocalizedText> LanguagesOf(WidgetBinding binding, WidgetBinding other) => binding.Texts
        .Where(text => !(Repeats(binding, text.Key) && Repeats(other, text.Key)))
        .ToDictionary(static text => text.Key, static text => text.Value, StringComparer.Ordinal);

    private static bool Repeats(WidgetBinding binding, string language) =>
        binding.Texts.TryGetValue(language, out LocalizedText? text) && text == TextOf(binding);
}
