using System.Globalization;
using System.Text;
using Placement.Declarations;
using Placement.Generators.Models;
using Placement.Manifests;

namespace Placement.Generators.Emitters;

/// <summary>From a placement of a widget to the parameters of <c>placement.bind</c> as JSON.</summary>
internal static class BindParameters
{
    public static string Write(PlacementModel placement, string defaultLanguage)
    {
        var json = new StringBuilder("{\"PLACEMENT\":").AppendJson(placement.Code);
        json.Append(",\"HANDLER\":").AppendJson(placement.Handler);
        AppendTexts(json, placement.Texts, ",");
        AppendLanguages(json, Languages(placement, defaultLanguage));
        AppendOptions(json, placement.Options);
        if (placement.UserId is { } userId)
        {
            json.Append(",\"USER_ID\":").Append(userId.ToString(CultureInfo.InvariantCulture));
        }

        return json.Append('}').ToString();
    }

    /// <summary>
    /// The entries of LANG_ALL. Bitrix24 ignores the top-level texts as soon as there is one, so they are repeated under
    /// the default language, unless that is given.
    /// </summary>
    private static List<LanguageModel> Languages(PlacementModel placement, string defaultLanguage)
    {
        var languages = new List<LanguageModel>(placement.Languages);
        if (languages.Count > 0 && !placement.Texts.IsEmpty && languages.TrueForAll(text => text.Language != defaultLanguage))
        {
            languages.Add(new LanguageModel(defaultLanguage, placement.Texts));
        }

        // The order in which the compiler reports attributes of a partial class depends on the order of its files.
        languages.Sort((left, right) =>
            (left.Language == defaultLanguage, right.Language == defaultLanguage) switch
            {
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(left.Language, right.Language),
            });
        return languages;
    }

    private static void AppendTexts(StringBuilder json, Texts texts, string separator)
    {
        foreach ((string name, string? text) in
            new[] { ("TITLE", texts.Title), ("DESCRIPTION", texts.Description), ("GROUP_NAME", texts.GroupName) })
        {
            if (text is not null)
            {
                json.Append(separator).Append('"').Append(name).Append("\":").AppendJson(text);
                separator = ",";
            }
        }
    }

    private static void AppendLanguages(StringBuilder json, List<LanguageModel> languages)
    {
        string separator = ",\"LANG_ALL\":{";
        foreach (LanguageModel language in languages)
        {
            json.Append(separator).AppendJson(language.Language).Append(":{");
            AppendTexts(json, language.Texts, separator: "");
            json.Append('}');
            separator = ",";
        }

        if (languages.Count > 0)
        {
            json.Append('}');
        }
    }

    private static void AppendOptions(StringBuilder json, EquatableArray<OptionModel> options)
    {
        string separator = ",\"OPTIONS\":{";
        foreach (OptionModel option in options)
        {
            json.Append(separator).AppendJson(option.Key).Append(':');
            _ = option.IsNumber ? json.Append(option.Value) : json.AppendJson(option.Value);
            separator = ",";
        }

        if (options.Count > 0)
        {
            json.Append('}');
        }
    }
}
