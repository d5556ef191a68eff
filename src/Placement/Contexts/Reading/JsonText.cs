using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Placement.Contexts.Reading;

/// <summary>Texts in JSON, read without failing: half of a surrogate pair, which no valid text has, becomes U+FFFD.</summary>
internal static class JsonText
{
    private const int OnStack = 128;

    private const byte Escape = (byte)'\\';

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
        int read = 0;
        int written = 0;
        bool hasSurrogates = false;

        // Addresses have an escape before every few letters, up to their query: there, one letter after the other is fastest.
        int last = escaped.LastIndexOf(Escape);
        while (read <= last)
        {
            byte letter = escaped[read];
            if (letter == Escape)
            {
                bool isUnicode = escaped[read + 1] == 'u';
                char character = isUnicode ? ParseHex(escaped.Slice(read + 2, 4)) : Unescape(escaped[read + 1]);
                hasSurrogates |= char.IsSurrogate(character);
                text[written++] = character;
                read += isUnicode ? 6 : 2;
            }
            else if (Ascii.IsValid(letter))
            {
                text[written++] = (char)letter;
                read++;
            }
            else
            {
                int length = escaped[read..].IndexOf(Escape);
                written += Encoding.UTF8.GetChars(escaped.Slice(read, length), text[written..]);
                read += length;
            }
        }

        written += Encoding.UTF8.GetChars(escaped[read..], text[written..]);
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
