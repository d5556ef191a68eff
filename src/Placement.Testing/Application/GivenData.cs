using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Placement.Testing.Php;

namespace Placement.Testing.Application;

/// <summary>
/// What a test passes as context or data: an anonymous object, a dictionary, JSON text, a <see cref="JsonNode"/> or a
/// <see cref="JsonElement"/>.
/// </summary>
internal static class GivenData
{
    /// <summary>Names as they are written, and reflection whatever the application's own settings for JSON.</summary>
    private static readonly JsonSerializerOptions Literal = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>
    /// The value as JSON. Where it is an object that stands for itself, its numbers are texts, as nearly all of Bitrix24's are.
    /// </summary>
    /// <exception cref="ArgumentException">It is no JSON, or nothing that could be meant.</exception>
    public static JsonNode? Read(object? given, string parameter)
    {
        switch (given)
        {
            case null:
                return new JsonObject();

            // What a caller meant for the parameters behind this one.
            case CancellationToken:
                throw new ArgumentException($"A CancellationToken is no {parameter}: pass it by name, cancellationToken: …", parameter);

            case LocalUser:
                throw new ArgumentException($"A LocalUser is no {parameter}: pass it by name, user: …", parameter);

            case string text:
                return Parse(text, parameter);

            case JsonNode node:
                return Parse(node.ToJsonString(), parameter);

            case JsonElement element:
                return Parse(element.GetRawText(), parameter);

            case JsonDocument document:
                return Parse(document.RootElement.GetRawText(), parameter);

            default:
                JsonNode? value = Parse(JsonSerializer.Serialize(given, given.GetType(), Literal), parameter);
                return value is JsonObject map
                    ? WithTexts(map)
                    : throw new ArgumentException(
                        $"The {parameter} must be an object with named members, a dictionary or JSON, not {given.GetType()}.", parameter);
        }
    }

    private static JsonNode? Parse(string json, string parameter)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return PhpValue.FromJson(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"The {parameter} is no JSON.", parameter, exception);
        }
    }

    private static JsonObject WithTexts(JsonObject map)
    {
        foreach ((string name, JsonNode? value) in map.ToArray())
        {
            if (value?.GetValueKind() == JsonValueKind.Number)
            {
                map[name] = value.ToJsonString();
            }
        }

        return map;
    }
}
