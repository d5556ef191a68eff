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
            member.Key, IsName(member.Key) && IsText(member.Value) ? JsonValue.Create(Hidden) : Remove(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Remove)]),
        _ when IsText(value) => JsonValue.Create(SecretInAddress().Replace(value!.GetValue<string>(), $"$1{Hidden}")),
        _ => value?.DeepClone(),
    };

    /// <summary>A text without the code of a webhook.</summary>
    public static string Remove(string text, string code) => text.Replace(code, Hidden, StringComparison.OrdinalIgnoreCase);

    private static bool IsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;

    [GeneratedRegex(
        "token|secret|passw|pwd|sessid|webhook|api_?key|^auth$|^auth_?id$|^refresh_?id$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    [GeneratedRegex(
        """([?&;](?:[a-z_]*token|auth|auth_id|refresh_id|sessid|[a-z_]*secret|password)(?:=|%3D))[^&#;\s"'<>]+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretInAddress();
}
