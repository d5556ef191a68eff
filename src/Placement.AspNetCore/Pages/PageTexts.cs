using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Placement.Requests;

namespace Placement.Pages;

/// <summary>What error pages and the installer's page say, in one language: a file <c>Texts.{language}.resx</c> in this folder.</summary>
/// <remarks>
/// All languages are in this assembly: applications that are trimmed to the invariant culture find no satellite assemblies. Texts have
/// nothing that HTML would have to encode; where one has <c>{0}</c>, the application's name or an error's code goes there.
/// </remarks>
internal sealed class PageTexts
{
    private static readonly FrozenDictionary<string, PageTexts> ByLanguage =
        new[] { "en", "de", "fr", "la", "br", "it", "pl", "ru", "ua", "tr" }
            .ToFrozenDictionary(static language => language, static language => new PageTexts(language), StringComparer.OrdinalIgnoreCase);

    private readonly ResourceManager _texts;

    private PageTexts(string language)
    {
        Language = UserLanguage.Find(language);
        _texts = new ResourceManager($"{typeof(PageTexts).Namespace}.Texts.{language}", typeof(PageTexts).Assembly);
    }

    /// <summary>All languages.</summary>
    public static IReadOnlyList<PageTexts> All => ByLanguage.Values;

    /// <summary>The language of the texts, which pages are marked with.</summary>
    public UserLanguage Language { get; }

    /// <summary>Every text by its name.</summary>
    public ResourceSet Texts => _texts.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!;

    /// <summary>A text.</summary>
    public string this[string name] => _texts.GetString(name, CultureInfo.InvariantCulture)
        ?? throw new MissingManifestResourceException($"There is no text {name} in the language {Language.Code}.");

    /// <summary>The texts in a language, by Bitrix24's code; in English where there are none, or the language is not known.</summary>
    public static PageTexts In(string? language) => ByLanguage.GetValueOrDefault(language ?? "") ?? ByLanguage["en"];

    /// <summary>A text with something in place of <c>{0}</c>.</summary>
    public string Format(string name, string argument) => string.Format(CultureInfo.InvariantCulture, this[name], argument);
}
