using System.Text.Json;

namespace Placement.Catalog.Tests;

/// <summary>placements.json: what the documentation of Bitrix24 says, read field by field.</summary>
internal static class Facts
{
    public static JsonElement Root { get; } = Load();

    public static IReadOnlyList<JsonElement> Families { get; } = [.. Root.GetProperty("families").EnumerateArray()];

    public static IEnumerable<string> Codes => Families.SelectMany(static family => family.Texts("codes"));

    public static IEnumerable<string> Texts(this JsonElement element, string property) =>
        element.GetProperty(property).EnumerateArray().Select(static text => text.GetString()!);

    public static string? Text(this JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? value.ToString()
            : null;

    private static JsonElement Load()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "placements.json")));
        return document.RootElement.Clone();
    }
}
