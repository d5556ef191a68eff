using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Placement.Testing.Php;

namespace Placement.Testing.Methods;

/// <summary>
/// <c>$result[key][field]</c> in a command's parameters: the result of an earlier command. Its <c>$total</c>, <c>$next</c>,
/// <c>$error</c> and <c>$time</c> can be had the same way.
/// </summary>
internal static partial class BatchReferences
{
    /// <summary>Replaces every reference that leads somewhere. The others stay as they are written.</summary>
    public static void Resolve(JsonObject parameters, BatchAnswers answers)
    {
        foreach (string key in parameters.Select(static parameter => parameter.Key).ToArray())
        {
            parameters[key] = Resolved(parameters[key], answers);
        }
    }

    private static JsonNode? Resolved(JsonNode? value, BatchAnswers answers)
    {
        switch (value)
        {
            case JsonObject map:
                Resolve(map, answers);
                return map.DeepClone();

            case JsonArray list:
                return new JsonArray([.. list.Select(item => Resolved(item?.DeepClone(), answers))]);

            case not null when value.GetValueKind() == JsonValueKind.String:
                return Resolved(value.GetValue<string>(), answers);

            default:
                return value?.DeepClone();
        }
    }

    private static JsonNode? Resolved(string text, BatchAnswers answers)
    {
        // A parameter that is nothing but a reference takes the value as it is, be it a map.
        if (Reference().Match(text) is { Success: true } only && only.Length == text.Length)
        {
            return Find(only, answers)?.DeepClone() ?? JsonValue.Create(text);
        }

        return JsonValue.Create(Reference().Replace(text, match => PhpValue.AsText(Find(match, answers)) ?? match.Value));
    }

    private static JsonNode? Find(Match reference, BatchAnswers answers)
    {
        JsonNode? found = answers[reference.Groups["map"].Value];
        foreach (Capture key in reference.Groups["key"].Captures)
        {
            found = PhpValue.Find(found, key.Value);
        }

        return found;
    }

    [GeneratedRegex(@"\$(?<map>result|total|next|error|time)(?:\[(?<key>[^\[\]]+)\])+")]
    private static partial Regex Reference();
}
