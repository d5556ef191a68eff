using System.Globalization;
using System.Text;
using System.Text.Json;
using Placement.Catalog;

namespace Placement.Contexts;

/// <summary>
/// A value of PLACEMENT_OPTIONS, read as whatever is asked for: numbers are texts and texts are numbers, booleans are words.
/// What cannot be read so counts as missing.
/// </summary>
/// <param name="element">The value; the default: the key is missing.</param>
internal readonly struct ContextValue(JsonElement element)
{
    /// <summary>Whether the value is yes, in PHP's, JavaScript's or a form's words.</summary>
    public bool IsYes => element.ValueKind == JsonValueKind.True || PhpTruth.IsYes(ToText());

    /// <summary>The values of an array, or of an object: PHP sends an array whose indexes have gaps as an object.</summary>
    public IEnumerable<ContextValue> Items => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Select(static item => new ContextValue(item)),
        JsonValueKind.Object => element.EnumerateObject().Select(static property => new ContextValue(property.Value)),
        _ => [],
    };

    /// <summary>The value that an object has under a name: the last one where the name is repeated.</summary>
    public ContextValue this[string name] =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? new(value) : default;

    /// <summary>Whether the value is this word, whatever the case of its letters.</summary>
    public bool Is(string word) => Ascii.EqualsIgnoreCase(ToText(), word);

    /// <summary>The text or number; null: it is empty or <c>undefined</c>, or there is none.</summary>
    public string? ToText() =>
        element.ValueKind is JsonValueKind.String or JsonValueKind.Number && ToParameter() is not ("" or "undefined") and var text
            ? text
            : null;

    /// <summary>The text or number or boolean as it was sent; null: it is something else.</summary>
    public string? ToParameter() => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    /// <summary>The number, at least 1; 0: there is none. A sign or blanks would be accepted by nobody who sends ids.</summary>
    public long ToLongId() =>
        ToText() is { } text
        && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : 0;

    /// <summary>The number, at least 1; 0: there is none.</summary>
    public int ToId() => ToLongId() is var number and <= int.MaxValue ? (int)number : 0;

    /// <summary>The day; null: there is none.</summary>
    public DateOnly? ToDate() =>
        DateOnly.TryParseExact(ToText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
}
