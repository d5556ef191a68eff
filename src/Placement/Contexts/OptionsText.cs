using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Placement.Contexts;

/// <summary>Parses the text of PLACEMENT_OPTIONS.</summary>
internal static partial class OptionsText
{
    private const int HalfLength = 6;

    /// <summary>Bitrix24 sends three levels.</summary>
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 32 };

    /// <summary>Reads the keys of a JSON object, or of one of the values that stand for an empty one.</summary>
    /// <returns>The keys; null: the text is something else.</returns>
    public static PlacementProperties? Parse(string? options)
    {
        if (string.IsNullOrWhiteSpace(options))
        {
            return PlacementProperties.Empty;
        }

        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(ReplaceHalves(options)), Limits);
            JsonElement root = document.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.Object when root.EnumerateObject().Any() => new PlacementProperties(options, root.Clone()),
                JsonValueKind.Object => PlacementProperties.Empty,
                JsonValueKind.Array when root.GetArrayLength() == 0 => PlacementProperties.Empty,
                JsonValueKind.String when root.ValueEquals("undefined") => PlacementProperties.Empty,
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Escapes of half a surrogate pair, which no valid text has, become U+FFFD: a document would throw where it is read.
    /// </summary>
    private static string ReplaceHalves(string json) => json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)
        ? Escape().Replace(json, static escape => escape.Length == HalfLength ? @"\ufffd" : escape.Value)
        : json;

    /// <summary>A pair of surrogates, half of one, or the start of any other escape.</summary>
    [GeneratedRegex(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\.",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
