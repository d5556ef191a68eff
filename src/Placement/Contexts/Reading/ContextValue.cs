using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Placement.Catalog;

namespace Placement.Contexts.Reading;

/// <summary>
/// A value of PLACEMENT_OPTIONS, read as whatever is asked for: numbers are texts and texts are numbers, booleans are words.
/// What cannot be read so counts as missing.
/// </summary>
internal readonly ref struct ContextValue(ReadOnlySpan<byte> bytes, JsonTokenType type, bool isEscaped)
{
    private static readonly string[] EntityTypeNames = [.. CrmEntityType.All.Select(static type => type.Name)];

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Whether the value is a text or a number.</summary>
    public bool IsText => type is JsonTokenType.String or JsonTokenType.Number;

    /// <summary>Whether it is the text of a JavaScript value that was never set.</summary>
    public bool IsUndefined => type == JsonTokenType.String && IsExactly("undefined"u8);

    /// <summary>The values of an array or an object.</summary>
    public ContextItems Items => new(Container);

    /// <summary>Whether the value is yes, in PHP's, JavaScript's or a form's words.</summary>
    public bool IsYes => type == JsonTokenType.True || (IsText && PhpTruth.IsYes(Unescaped));

    private ReadOnlySpan<byte> Container => type is JsonTokenType.StartArray or JsonTokenType.StartObject ? _bytes : default;

    /// <summary>The bytes of a text or number without escapes.</summary>
    private ReadOnlySpan<byte> Unescaped => isEscaped ? Encoding.UTF8.GetBytes(JsonText.Unescape(_bytes)) : _bytes;

    /// <summary>A reader of an array or an object; of anything else it reads nothing.</summary>
    public Utf8JsonReader Open() => new(Container, isFinalBlock: !Container.IsEmpty, state: default);

    /// <summary>The value at which a reader that <see cref="Open"/> returned was.</summary>
    public ContextValue At(ContextToken token) => token.In(_bytes);

    /// <summary>Whether the value is this word, whatever the case of its letters.</summary>
    public bool Is(ReadOnlySpan<byte> word) => IsText && Ascii.EqualsIgnoreCase(Unescaped, word);

    /// <summary>Whether the value is this text.</summary>
    public bool IsExactly(ReadOnlySpan<byte> text) => IsText && Unescaped.SequenceEqual(text);

    /// <summary>The text; null: it is empty, or there is none.</summary>
    public string? ToText()
    {
        if (!IsText || _bytes.IsEmpty || (!isEscaped && IsUndefined))
        {
            return null;
        }

        string text = isEscaped ? JsonText.Unescape(_bytes) : Encoding.UTF8.GetString(_bytes);
        return isEscaped && text == "undefined" ? null : text;
    }

    /// <summary>The text or number or boolean as it was sent; null: it is something else.</summary>
    public string? ToParameter() => type switch
    {
        JsonTokenType.String or JsonTokenType.Number => isEscaped ? JsonText.Unescape(_bytes) : Encoding.UTF8.GetString(_bytes),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => null,
    };

    /// <summary>The name of a CRM entity type; null: there is none.</summary>
    public string? ToEntityTypeName()
    {
        if (!isEscaped && IsText)
        {
            // Nearly always one of these, which need no new string.
            foreach (string name in EntityTypeNames)
            {
                if (Ascii.Equals(_bytes, name))
                {
                    return name;
                }
            }
        }

        return ToText();
    }

    /// <summary>The number, at least 1; 0: there is none.</summary>
    public long ToLongId()
    {
        if (!IsText)
        {
            return 0;
        }

        // A sign or blanks would be accepted by nobody who sends ids.
        ReadOnlySpan<byte> digits = Unescaped;
        return Utf8Parser.TryParse(digits, out ulong number, out int length) && length == digits.Length && digits[0] != '+' && number <= long.MaxValue
            ? (long)number
            : 0;
    }

    /// <summary>The number, at least 1; 0: there is none.</summary>
    public int ToId() => ToLongId() is var number and <= int.MaxValue ? (int)number : 0;

    /// <summary>The day; null: there is none.</summary>
    public DateOnly? ToDate()
    {
        Span<char> text = stackalloc char[10];
        ReadOnlySpan<byte> bytes = IsText ? Unescaped : default;
        return bytes.Length == text.Length
            && Encoding.UTF8.TryGetChars(bytes, text, out int length)
            && DateOnly.TryParseExact(text[..length], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                ? date
                : null;
    }
}
