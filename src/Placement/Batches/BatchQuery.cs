using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Placement.Batches;

/// <summary>
/// The parameters of a batch's command: a query string in PHP's bracket syntax, percent-encoded once. PHP reads it into
/// what it would have read from the JSON itself, except that every scalar is a text.
/// </summary>
/// <remarks>
/// See https://apidocs.bitrix24.com/settings/how-to-call-rest-api/data-encoding.html. The encoding is its own: Uri.EscapeDataString has a
/// limit on .NET Framework.
/// </remarks>
internal sealed class BatchQuery
{
    private const string Hexadecimal = "0123456789ABCDEF";
    private const string Open = "%5B";
    private const string Close = "%5D";

    private readonly StringBuilder _text = new();

    private BatchQuery()
    {
    }

    /// <summary>Encodes an object. What PHP leaves out of a query, nulls and empty maps and lists, is left out here too.</summary>
    /// <param name="json">A JSON object in UTF-8; empty: there are no parameters.</param>
    /// <exception cref="FormatException">
    /// It is no JSON object, or it has a name or a text that no query can carry. The message never quotes it.
    /// </exception>
    public static string Encode(ReadOnlySpan<byte> json)
    {
        var query = new BatchQuery();
        try
        {
            var reader = new Utf8JsonReader(json);
            if (json.IsEmpty || !reader.Read())
            {
                return "";
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new FormatException("The parameters must be a JSON object in UTF-8, or empty.");
            }

            query.AddObject(ref reader, parent: null);
            while (reader.Read())
            {
                // Nothing may follow the object: the reader throws if something does.
            }
        }
        catch (JsonException)
        {
            throw new FormatException("The parameters must be a JSON object in UTF-8, or empty.");
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("The parameters have a text that is none: half of a surrogate pair, or bytes that are not UTF-8.");
        }

        return query._text.ToString();
    }

    private void AddObject(ref Utf8JsonReader reader, string? parent)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            CheckName(name, isNested: parent is not null);
            reader.Read();
            AddValue(ref reader, Join(parent, name));
        }
    }

    private void AddArray(ref Utf8JsonReader reader, string parent)
    {
        // Numbered, because an element without a value must not move the others.
        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            AddValue(ref reader, Join(parent, index.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private void AddValue(ref Utf8JsonReader reader, string name)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                AddObject(ref reader, name);
                break;
            case JsonTokenType.StartArray:
                AddArray(ref reader, name);
                break;
            case JsonTokenType.String:
                Append(name, reader.GetString()!);
                break;
            case JsonTokenType.Number:
                Append(name, Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
                break;
            case JsonTokenType.True:
                Append(name, "1");
                break;
            case JsonTokenType.False:
                Append(name, "0");
                break;
        }
    }

    /// <summary>PHP decodes a name before it looks for brackets, so that a bracket, or nothing, cannot be a part of one.</summary>
    private static void CheckName(string name, bool isNested)
    {
        bool canBeSent = name.Length > 0
            && name.IndexOfAny(['[', ']', '\0']) < 0
            && (isNested || name.IndexOfAny(['.', ' ']) < 0);
        if (!canBeSent)
        {
            throw new FormatException(
                "The parameters have a name that a command cannot carry: an empty one, one with brackets, or an outer one with a dot or a "
                + "blank. Make a call of its own.");
        }
    }

    private static string Join(string? parent, string name)
    {
        var joined = new StringBuilder(parent);
        if (parent is not null)
        {
            joined.Append(Open);
        }

        Escape(name, joined);
        return parent is null ? joined.ToString() : joined.Append(Close).ToString();
    }

    private void Append(string name, string value)
    {
        if (_text.Length > 0)
        {
            _text.Append('&');
        }

        _text.Append(name).Append('=');
        Escape(value, _text);
    }

    /// <summary>Percent-encodes everything but what RFC 3986 calls unreserved.</summary>
    private static void Escape(string text, StringBuilder into)
    {
        foreach (byte letter in Encoding.UTF8.GetBytes(text))
        {
            if (letter is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9'
                or (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            {
                into.Append((char)letter);
            }
            else
            {
                into.Append('%').Append(Hexadecimal[letter >> 4]).Append(Hexadecimal[letter & 15]);
            }
        }
    }
}
