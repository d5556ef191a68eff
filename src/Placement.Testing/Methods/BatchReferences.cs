using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Placement.Testing.Php;

namespace Placement.Testing.Methods;

/// <summary><c>$result[key][field]</c> in a command's parameters: the result of an earlier command.</summary>
internal static partial class BatchReferences
{
    /// <summary>Replaces every reference that leads somewhere. The others stay as they are written.</summary>
    public static void Resolve(JsonObject parameters, JsonObject results)
    {
        foreach (string key in parameters.Select(static parameter => parameter.Key).ToArray())
        {
            parameters[key] = Resolved(parameters[key], results);
        }
    }

    private static JsonNode? Resolved(JsonNode? value, JsonObject results)
    {
        switch (value)
        {
            case JsonObject map:
                Resolve(map, results);
                return map.DeepClone();

            case JsonArray list:
                return new JsonArray([.. list.Select(item => Resolved(item?.DeepClone(), results))]);

            case not null when value.GetValueKind() == JsonValueKind.String:
                return Resolved(value.GetValue<string>(), results);

            default:
                return value?.DeepClone();
        }
    }

    private static JsonNode? Resolved(string text, JsonObject results)
    {
        // A parameter that is nothing but a reference takes the value as it is, be it a map.
        if (Reference().Match(text) is { Success: true } only && only.Length == text.Length)
        {
            return Find(only, results)?.DeepClone() ?? JsonValue.Create(text);
        }

        return JsonValue.Create(Reference().Replace(text, match => PhpValue.AsText(Find(match, results)) ?? match.Value));
    }

    private static JsonNode? Find(Match reference, JsonObject results)
    {
        JsonNode? found = results;
        foreach (Capture key in reference.Groups["key"].Captures)
        {
            found = PhpValue.Find(found, key.Value);
        }

        return found;
    }

    [GeneratedRegex(@"\$result(?:\[(?<key>[^\[\]]+)\])+")]
    private static partial Regex Reference();
}
