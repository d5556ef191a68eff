using System.Globalization;
using System.Text.Json;
using Placement.Catalog;

namespace Placement.Transport;

/// <summary>Reads JSON as PHP writes it: numbers as text, flags as numbers, empty maps as arrays, members that are missing.</summary>
internal static class Lenient
{
    /// <summary>A member of an object; false: it is missing, null, or the element is no object.</summary>
    public static bool TryGet(JsonElement element, string name, out JsonElement member) =>
        TryFind(element, name, out member) && member.ValueKind != JsonValueKind.Null;

    /// <summary>A member of an object, which may be null; false: it is missing, or the element is no object.</summary>
    public static bool TryFind(JsonElement element, string name, out JsonElement member)
    {
        try
        {
            member = default;
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out member);
        }
        catch (InvalidOperationException)
        {
            // Another member has a name that is no text.
            member = Members(element).LastOrDefault(other => other.Name == name).Value;
            return member.ValueKind != JsonValueKind.Undefined;
        }
    }

    /// <summary>The members of an object, without those whose name is no text; none: the element is no object.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (TextOrNull(property, static property => property.Name) is { } name)
                {
                    yield return (name, property.Value);
                }
            }
        }
    }

    /// <summary>A scalar as text, anything else as its JSON; null: there is none.</summary>
    public static string? Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => TextOrNull(element, static element => element.GetString()),
        _ => TextOrNull(element, static element => element.GetRawText()),
    };

    public static string? Text(JsonElement element, string name) =>
        TryGet(element, name, out JsonElement member) ? Text(member) : null;

    public static double? Number(JsonElement element, string name) =>
        TryGet(element, name, out JsonElement member) ? Number(member) : null;

    /// <summary>A whole number, also as text or with a fraction of zero; null: there is none, or it is too large.</summary>
    public static int? Integer(JsonElement element, string name) =>
        TryGet(element, name, out JsonElement member) ? Integer(member) : null;

    public static int? Integer(JsonElement element) =>
        Number(element) is { } number and >= int.MinValue and <= int.MaxValue && Math.Floor(number) == number ? (int)number : null;

    /// <summary>Yes in any of PHP's forms: true, 1, <c>Y</c>; null: the member is missing.</summary>
    public static bool? Flag(JsonElement element, string name) =>
        Text(element, name) is { } text ? PhpTruth.IsYes(text) : null;

    /// <summary>Null: half of a surrogate pair, or bytes that are not UTF-8. Both are valid JSON to the reader, but no text.</summary>
    private static string? TextOrNull<T>(T json, Func<T, string?> read)
    {
        try
        {
            return read(json);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static double? Number(JsonElement element) =>
        double.TryParse(Text(element), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && !double.IsNaN(number)
            && !double.IsInfinity(number)
                ? number
                : null;
}
