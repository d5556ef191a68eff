using System.Globalization;
using System.Text;
using Placement.Catalog;
using Placement.Generators.Models;

namespace Placement.Generators.Emitters;

/// <summary>From a placement of a widget to the parameters of <c>placement.bind</c> as JSON.</summary>
internal static class BindParameters
{
    public static string Write(WidgetModel widget, PlacementModel placement, string defaultLanguage)
    {
        var json = new StringBuilder("{\"PLACEMENT\":").AppendJson(placement.Code);
        json.Append(",\"HANDLER\":").AppendJson(placement.Handler[0] == '/' ? UrlKind.AddressMark + placement.Handler : placement.Handler);
        AppendTexts(json, placement.Texts, ",");
        AppendLanguages(json, Languages(widget, placement, defaultLanguage));
        AppendOptions(json, Options(widget, placement));
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
    private static List<TextModel> Languages(WidgetModel widget, PlacementModel placement, string defaultLanguage)
    {
        var languages = new List<TextModel>();
        foreach (TextModel text in Applicable(widget.Texts, static text => text.Placement, placement))
        {
            if (languages.TrueForAll(other => other.Language != text.Language))
            {
                languages.Add(text);
            }
        }

        if (languages.Count > 0 && !placement.Texts.IsEmpty && languages.TrueForAll(text => text.Language != defaultLanguage))
        {
            languages.Add(new TextModel(defaultLanguage, placement.Texts, Placement: null));
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

    /// <summary>What properties declare, then what WidgetOption adds. A key stands once.</summary>
    private static List<OptionModel> Options(WidgetModel widget, PlacementModel placement)
    {
        var options = new List<OptionModel>(placement.Options);
        foreach (ExtraOptionModel extra in Applicable(widget.ExtraOptions, static extra => extra.Placement, placement))
        {
            if (options.TrueForAll(other => other.Key != extra.Option.Key))
            {
                options.Add(extra.Option);
            }
        }

        return options;
    }

    /// <summary>What holds for the placement: first what names it, then what holds for all.</summary>
    private static IEnumerable<T> Applicable<T>(EquatableArray<T> declared, Func<T, string?> placementOf, PlacementModel placement)
        where T : IEquatable<T> =>
        declared.Where(item => placementOf(item) == placement.Code).Concat(declared.Where(item => placementOf(item) is null));

    private static void AppendTexts(StringBuilder json, Texts texts, string separator)
    {
        foreach ((string name, string? text) in new[] { ("TITLE", texts.Title), ("DESCRIPTION", texts.Description), ("GROUP_NAME", texts.GroupName) })
        {
            if (text is not null)
            {
                json.Append(separator).Append('"').Append(name).Append("\":").AppendJson(text);
                separator = ",";
            }
        }
    }

    private static void AppendLanguages(StringBuilder json, List<TextModel> languages)
    {
        string separator = ",\"LANG_ALL\":{";
        foreach (TextModel language in languages)
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

    private static void AppendOptions(StringBuilder json, List<OptionModel> options)
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
