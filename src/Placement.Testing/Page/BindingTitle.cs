namespace Placement.Testing.Page;

/// <summary>The texts of a widget as one user reads them.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">The description; empty: none.</param>
/// <param name="Group">The group that it stands in; empty: none.</param>
internal sealed record BindingTitle(string Title, string Description, string Group)
{
    private const string CommonLanguage = "en";

    /// <summary>In the language, else in the portal's, else in English, else in any.</summary>
    public static BindingTitle Of(IReadOnlyDictionary<string, LocalizedText> texts, string language, LocalPortalOptions portal)
    {
        IEnumerable<LocalizedText> candidates = new[] { language, portal.DefaultLanguage, CommonLanguage }
            .Select(code => texts.GetValueOrDefault(code))
            .Concat(texts.Values)
            .OfType<LocalizedText>();
        LocalizedText? text = candidates.FirstOrDefault(static text => !string.IsNullOrEmpty(text.Title));
        return new BindingTitle(
            text?.Title ?? portal.ApplicationName, text?.Description ?? "", text?.GroupName ?? "");
    }
}
