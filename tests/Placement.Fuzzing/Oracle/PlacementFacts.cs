using System.Globalization;
using System.Text.Json;

namespace Placement.Fuzzing.Oracle;

/// <summary>What the documentation of Bitrix24 says about a code, read off catalog.json.</summary>
/// <param name="Options">The OPTIONS keys that the placement retains; null: all of them.</param>
/// <param name="Scope">The scope that registering needs; null: none.</param>
/// <param name="IsBindable">Whether placement.bind registers it.</param>
internal sealed record PlacementFacts(IReadOnlyList<string>? Options, string? Scope, bool IsBindable)
{
    private const string EntityType = "{entityTypeId}";
    private const string Block = "LANDING_BLOCK_";

    private static readonly PlacementFacts Unknown = new(Options: null, Scope: null, IsBindable: true);

    private static readonly Dictionary<string, PlacementFacts> ByCode = new(StringComparer.Ordinal);

    /// <summary>What stands before and after an entity type's id.</summary>
    private static readonly List<(string Head, string Tail, PlacementFacts Facts)> Templates = [];

    /// <summary>Entity types that have a name of their own, and no code with their number.</summary>
    private static readonly HashSet<int> NamedEntityTypes = [1, 2, 3, 4, 5, 6, 7, 14, 31];

    static PlacementFacts()
    {
        using Stream stream = typeof(PlacementFacts).Assembly.GetManifestResourceStream("catalog.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        foreach (JsonElement family in document.RootElement.GetProperty("families").EnumerateArray())
        {
            AddFamily(family);
        }

        foreach (JsonElement code in document.RootElement.GetProperty("undocumentedCodes").GetProperty("codes").EnumerateArray())
        {
            ByCode[code.GetString()!] = Unknown;
        }

        foreach (JsonElement code in document.RootElement.GetProperty("legacyCodes").GetProperty("codes").EnumerateArray())
        {
            string legacy = code.GetString()!;
            ByCode[legacy] = ByCode[legacy.Replace("_INVOICE_", "_SMART_INVOICE_", StringComparison.Ordinal)];
        }

        Codes = [.. ByCode.Keys];
    }

    /// <summary>Every code; with <c>*</c> in place of an entity type.</summary>
    public static IReadOnlyList<string> Codes { get; }

    /// <summary>The facts about a code in upper case. Nothing is known of a code that is not documented.</summary>
    public static PlacementFacts Of(string code)
    {
        if (ByCode.TryGetValue(code, out PlacementFacts? facts))
        {
            return facts;
        }

        if (code.Length > Block.Length && code.StartsWith(Block, StringComparison.Ordinal))
        {
            return ByCode[Block + "*"];
        }

        foreach ((string head, string tail, PlacementFacts template) in Templates)
        {
            if (code.Length > head.Length + tail.Length
                && code.StartsWith(head, StringComparison.Ordinal)
                && code.EndsWith(tail, StringComparison.Ordinal)
                && IsEntityTypeId(code[head.Length..^tail.Length]))
            {
                return template;
            }
        }

        return Unknown;
    }

    private static bool IsEntityTypeId(string digits) =>
        digits[0] != '0'
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
        && !NamedEntityTypes.Contains(id);

    private static void AddFamily(JsonElement family)
    {
        bool isForHandlerOnly = family.TryGetProperty("scopeIsForHandlerOnly", out JsonElement only) && only.GetBoolean();
        var facts = new PlacementFacts(
            [.. Texts(family, "options") ?? []],
            isForHandlerOnly ? null : Text(family, "scope"),
            Text(family, "registeredWith") is null);
        foreach (string code in Texts(family, "codes") ?? [Text(family, "family")!])
        {
            int open = code.IndexOf(EntityType, StringComparison.Ordinal);
            if (open >= 0)
            {
                string tail = code[(open + EntityType.Length)..];
                Templates.Add((code[..open], tail, facts));
                ByCode[code[..open] + "*" + tail] = facts;
            }
            else
            {
                int brace = code.IndexOf('{', StringComparison.Ordinal);
                ByCode[brace < 0 ? code : code[..brace] + "*"] = facts;
            }
        }
    }

    private static string? Text(JsonElement family, string field) =>
        family.TryGetProperty(field, out JsonElement text) ? text.GetString() : null;

    private static IEnumerable<string>? Texts(JsonElement family, string field) =>
        family.TryGetProperty(field, out JsonElement texts) ? texts.EnumerateArray().Select(static text => text.GetString()!) : null;
}
