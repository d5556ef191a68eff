using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Testing.Php;

/// <summary>
/// JSON as PHP's <c>json_encode</c> writes it: slashes escaped, everything beyond ASCII as <c>\u….</c>, empty maps as <c>[]</c>.
/// </summary>
internal static class PhpJson
{
    public static string Of(JsonNode? value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(JsonNode? value, StringBuilder text)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                text.Append('{');
                foreach ((string name, JsonNode? member) in map)
                {
                    Separate(text, '{');
                    Write(name, text);
                    text.Append(':');
                    Write(member, text);
                }

                text.Append('}');
                break;

            case JsonObject or JsonArray:
                text.Append('[');
                foreach ((_, JsonNode? item) in PhpValue.Entries(value))
                {
                    Separate(text, '[');
                    Write(item, text);
                }

                text.Append(']');
                break;

            case not null when value.GetValueKind() == JsonValueKind.String:
                Write(value.GetValue<string>(), text);
                break;

            default:
                text.Append(value?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void Separate(StringBuilder text, char open)
    {
        if (text[^1] != open)
        {
            text.Append(',');
        }
    }

    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (char character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '/' => text.Append("\\/"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or > '\x7f' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
