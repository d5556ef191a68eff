using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Placement;

/// <summary>Texts in JSON, read without failing: half of a surrogate pair, which no valid text has, becomes U+FFFD.</summary>
internal static class JsonText
{
    private const int OnStack = 256;

    /// <summary>The text of the property name at which a reader stands.</summary>
    public static string NameAt(ref readonly Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Unescape(reader.ValueSpan) : Encoding.UTF8.GetString(reader.ValueSpan);

    /// <summary>The text of what stands between quotation marks, where the reader found its escapes well-formed.</summary>
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        char[]? rented = null;
        Span<char> text = escaped.Length <= OnStack ? stackalloc char[OnStack] : (rented = ArrayPool<char>.Shared.Rent(escaped.Length));
        string unescaped = new(text[..Unescape(escaped, text)]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return unescaped;
    }

    private static int Unescape(ReadOnlySpan<byte> escaped, Span<char> text)
    {
        int written = 0;
        bool hasSurrogates = false;
        for (int at = escaped.IndexOf((byte)'\\'); at >= 0; at = escaped.IndexOf((byte)'\\'))
        {
            written += Encoding.UTF8.GetChars(escaped[..at], text[written..]);
            byte letter = escaped[at + 1];
            bool isUnicode = letter == 'u';
            char character = isUnicode ? ParseHex(escaped.Slice(at + 2, 4)) : Unescape(letter);
            hasSurrogates |= char.IsSurrogate(character);
            text[written++] = character;
            escaped = escaped[(at + (isUnicode ? 6 : 2))..];
        }

        written += Encoding.UTF8.GetChars(escaped, text[written..]);
        if (hasSurrogates)
        {
            ReplaceHalves(text[..written]);
        }

        return written;
    }

    private static char ParseHex(ReadOnlySpan<byte> digits) =>
        (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static char Unescape(byte letter) => letter switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)letter,
    };

    private static void ReplaceHalves(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                text[i] = '\uFFFD';
            }
        }
    }
}
