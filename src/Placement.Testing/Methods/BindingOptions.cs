using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Catalog;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Methods;

/// <summary>OPTIONS of <c>placement.bind</c>: what a family retains, checks and fills in, as the catalog says.</summary>
internal static class BindingOptions
{
    /// <summary>What is stored. Options that the family does not declare are dropped without a word.</summary>
    /// <exception cref="RestException">A required option is missing, or a value is malformed.</exception>
    public static Dictionary<string, string> Read(PlacementFamily family, JsonNode? given)
    {
        if (!family.OptionsAreKnown)
        {
            return PhpValue.Entries(given).Where(static option => option.Value is not null)
                .ToDictionary(
                    static option => option.Key,
                    static option => PhpValue.AsText(option.Value) ?? option.Value!.ToJsonString(),
                    StringComparer.Ordinal);
        }

        foreach (PlacementOption option in family.Options)
        {
            if (option.Required && IsAbsent(PhpValue.Find(given, option.Key)))
            {
                throw Missing(option);
            }
        }

        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (PlacementOption option in family.Options)
        {
            JsonNode? value = PhpValue.Find(given, option.Key);
            if ((IsAbsent(value) ? option.Default : Checked(option, PhpValue.AsText(value))) is { } text)
            {
                stored.Add(option.Key, text);
            }
        }

        return stored;
    }

    /// <summary>Stored options as <c>placement.get</c> shows them. Sizes are numbers, everything else is text.</summary>
    public static JsonNode ToJson(PlacementFamily family, IReadOnlyDictionary<string, string> stored) =>
        PhpValue.Map(stored.Select(option => KeyValuePair.Create<string, JsonNode?>(
            option.Key,
            family.FindOption(option.Key)?.IsNumber == true
                ? int.Parse(option.Value, CultureInfo.InvariantCulture)
                : option.Value)));

    private static bool IsAbsent(JsonNode? value) => value is null || PhpValue.AsText(value) is { Length: 0 };

    private static string Checked(PlacementOption option, string? text)
    {
        if (text is null || text.Length > option.MaxLength || !IsValid(option, text))
        {
            throw Invalid(option);
        }

        return option.Kind switch
        {
            // The value that stands for all makes the others pointless, and Bitrix24 keeps it alone.
            OptionKind.ChoiceList when Values(option, text).Contains(CatalogOptions.AllContexts) => CatalogOptions.AllContexts,
            OptionKind.Percent => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            _ => text,
        };
    }

    private static bool IsValid(PlacementOption option, string text) => option.Kind switch
    {
        OptionKind.YesNo or OptionKind.Choice => option.AllowedValues.Contains(text),
        OptionKind.ChoiceList => Values(option, text).All(option.AllowedValues.Contains),
        OptionKind.IntegerList => Values(option, text).All(static part => IsInteger(part, from: 1)),
        OptionKind.Percent => IsInteger(text, from: 0),
        OptionKind.IconName => text.All(static letter => char.IsAsciiLetter(letter) || letter is ' ' or '-'),
        OptionKind.Url => Uri.TryCreate(
            text,
            UriKind.Absolute,
            out Uri? url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp),
        _ => true,
    };

    private static string[] Values(PlacementOption option, string text) => text.Split(option.Separator!.Value);

    private static bool IsInteger(string text, int from) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= from;

    /// <summary>An option's own error code comes with status 200; the general one is an ordinary error.</summary>
    private static RestException Missing(PlacementOption option) =>
        RestException.Missing(option.Key) is var general && option.MissingError is { } code && code != general.Code
            ? new RestException(StatusCodes.Status200OK, code, $"{option.Key} missing")
            : general;

    private static RestException Invalid(PlacementOption option) =>
        option.InvalidError is { } code
            ? new RestException(StatusCodes.Status200OK, code, $"{option.Key} has a wrong value")
            : RestException.WrongValue(option.Key);
}
