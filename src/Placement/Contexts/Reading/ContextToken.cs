using System.Text.Json;

namespace Placement.Contexts.Reading;

/// <summary>A value in the JSON of PLACEMENT_OPTIONS: where it stands, not yet what it says.</summary>
/// <param name="Start">Its first byte; of a string the first one behind the quotation mark.</param>
/// <param name="Length">How many bytes it has, without quotation marks.</param>
/// <param name="Type">What it is; <see cref="JsonTokenType.None"/>: the key is missing.</param>
/// <param name="IsEscaped">Whether it is a string with escapes.</param>
internal readonly record struct ContextToken(int Start, int Length, JsonTokenType Type, bool IsEscaped)
{
    /// <summary>The value at which a reader of the whole JSON stands; the reader is moved to its end.</summary>
    public static ContextToken Take(ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        JsonTokenType type = reader.TokenType;
        switch (type)
        {
            case JsonTokenType.String or JsonTokenType.PropertyName:
                return new(start + 1, reader.ValueSpan.Length, JsonTokenType.String, reader.ValueIsEscaped);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                reader.Skip();
                return new(start, (int)reader.BytesConsumed - start, type, IsEscaped: false);
            default:
                return new(start, reader.ValueSpan.Length, type, IsEscaped: false);
        }
    }

    /// <summary>What the value says.</summary>
    /// <param name="json">The JSON that the token was taken from.</param>
    public ContextValue In(ReadOnlySpan<byte> json) => new(json.Slice(Start, Length), Type, IsEscaped);
}
