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
            family.FindOption(option.Key)?.Kind.IsNumber == true
                ? int.Parse(option.Value, CultureInfo.InvariantCulture)
                : option.Value)));

    private static bool IsAbsent(JsonNode? value) => value is null || PhpValue.AsText(value) is { Length: 0 };

    private static string Checked(PlacementOption option, string? text)
    {
        if (text is null || option.Kind.FindProblem(option, text) is not null)
        {
            throw Invalid(option);
        }

        return option.Kind.Store(text);
    }

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
