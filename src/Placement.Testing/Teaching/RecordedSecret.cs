using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Placement.Testing.Teaching;

/// <summary>What a portal answers and no file may have: tokens, passwords, and addresses that have them.</summary>
internal static partial class RecordedSecret
{
    private const string Hidden = "***";

    /// <summary>Whether a parameter or member with this name is a secret.</summary>
    public static bool IsName(string name) => SecretName().IsMatch(name);

    /// <summary>The value without secrets.</summary>
    public static JsonNode? Remove(JsonNode? value) => value switch
    {
        JsonObject map => new JsonObject(map.Select(static member => KeyValuePair.Create(
            member.Key, IsName(member.Key) ? Hide(member.Value) : Remove(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Remove)]),
        _ when IsText(value) => JsonValue.Create(SecretInAddress().Replace(value!.GetValue<string>(), Hidden)),
        _ => value?.DeepClone(),
    };

    /// <summary>The value without what stands under the name of a secret, at any depth.</summary>
    public static JsonNode? LeaveOut(JsonNode? value) => value switch
    {
        JsonObject map => new JsonObject(map
            .Where(static member => !IsName(member.Key))
            .Select(static member => KeyValuePair.Create(member.Key, LeaveOut(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(LeaveOut)]),
        _ => value?.DeepClone(),
    };

    /// <summary>A text without the code of a webhook.</summary>
    public static string Remove(string text, string code) => text.Replace(code, Hidden, StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands under the name of a secret: its form is left, and that nothing is there.</summary>
    private static JsonNode? Hide(JsonNode? value) => value switch
    {
        JsonObject map => new JsonObject(map.Select(static member => KeyValuePair.Create(member.Key, Hide(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Hide)]),
        null => null,
        _ => JsonValue.Create(Hidden),
    };

    private static bool IsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;

    [GeneratedRegex(
        "token|secret|passw|pwd|sessid|webhook|api_?key|^auth$|^auth_?id$|^refresh_?id$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    /// <summary>In a query, the code of a webhook, or the user before a host.</summary>
    [GeneratedRegex(
        """
        (?<=[?&;](?:[a-z_]*token|auth|auth_id|refresh_id|sessid|[a-z_]*secret|password)(?:=|%3D))[^&#;\s"'<>]+
        |(?<=/rest/(?:api/)?[0-9]+/)[a-z0-9]{8,}|(?<=://)[^/@\s"'<>]+(?=@)
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SecretInAddress();
}
