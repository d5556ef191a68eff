using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Placement.Manifests;

/// <summary>
/// Reads the parameters of <c>placement.bind</c> out of a manifest, and writes them in the one form that generated code has, too.
/// </summary>
internal sealed class BindReader(ElementReader reader)
{
    private static readonly string[] Parameters =
        ["PLACEMENT", "HANDLER", "TITLE", "DESCRIPTION", "GROUP_NAME", "LANG_ALL", "OPTIONS", "USER_ID"];

    private static readonly string[] TextParameters = ["TITLE", "DESCRIPTION", "GROUP_NAME"];

    /// <summary>What the parameters say, and the parameters in their form.</summary>
    public (string Placement, string Handler, int UserId, string Json) Read(JsonElement bind, string path)
    {
        Dictionary<string, JsonElement> members = reader.Members(bind, path, Parameters);
        string placement = reader.Text(reader.Required(members, "PLACEMENT", path), path + ".PLACEMENT").ToUpperInvariant();
        string handler = reader.Text(reader.Required(members, "HANDLER", path), path + ".HANDLER");
        reader.Check(
            placement.Length is > 0 and <= 200 && placement.All(CanBeInCode), path + ".PLACEMENT", "is no placement code");
        reader.Check(IsHandler(handler), path + ".HANDLER", "is neither a path that begins with ~/ nor an absolute http or https address");
        StringBuilder json = new StringBuilder("{\"PLACEMENT\":").AppendJson(placement).Append(",\"HANDLER\":").AppendJson(handler);
        AppendTexts(json, members, path, ",");
        AppendLanguages(json, members, path + ".LANG_ALL");
        AppendOptions(json, members, path + ".OPTIONS");
        int userId = UserId(members, path + ".USER_ID");
        if (userId > 0)
        {
            json.Append(",\"USER_ID\":").Append(userId.ToString(CultureInfo.InvariantCulture));
        }

        return (placement, handler, userId, json.Append('}').ToString());
    }

    /// <summary>A text or a number as JSON.</summary>
    public static void AppendValue(StringBuilder json, JsonElement value) =>
        _ = value.ValueKind == JsonValueKind.String ? json.AppendJson(value.GetString()!) : json.Append(value.GetRawText());

    private static bool CanBeInCode(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or '*' or '{' or '}';

    private static bool IsHandler(string handler) =>
        (handler.StartsWith("~/", StringComparison.Ordinal)
            || (Uri.TryCreate(handler, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"))
        && handler.All(static letter => letter is > ' ' and < '\u007f');

    private int UserId(Dictionary<string, JsonElement> members, string path)
    {
        if (!members.TryGetValue("USER_ID", out JsonElement user))
        {
            return 0;
        }

        int id = 0;
        reader.Check(user.ValueKind == JsonValueKind.Number && user.TryGetInt32(out id) && id > 0, path, "is no number of at least 1");
        return id;
    }

    private void AppendTexts(StringBuilder json, Dictionary<string, JsonElement> members, string path, string separator)
    {
        foreach (string name in TextParameters)
        {
            if (members.TryGetValue(name, out JsonElement text))
            {
                json.Append(separator).AppendJson(name).Append(':').AppendJson(reader.Text(text, $"{path}.{name}"));
                separator = ",";
            }
        }
    }

    private void AppendLanguages(StringBuilder json, Dictionary<string, JsonElement> members, string path)
    {
        string separator = ",\"LANG_ALL\":{";
        foreach (KeyValuePair<string, JsonElement> language in Inner(members, "LANG_ALL", path))
        {
            string below = $"{path}.{PlainText.Short(language.Key)}";
            json.Append(separator).AppendJson(language.Key).Append(":{");
            AppendTexts(json, reader.Members(language.Value, below, TextParameters), below, separator: "");
            json.Append('}');
            separator = ",";
        }

        _ = separator == "," ? json.Append('}') : json;
    }

    private void AppendOptions(StringBuilder json, Dictionary<string, JsonElement> members, string path)
    {
        string separator = ",\"OPTIONS\":{";
        foreach (KeyValuePair<string, JsonElement> option in Inner(members, "OPTIONS", path))
        {
            string place = $"{path}.{PlainText.Short(option.Key)}";
            bool isText = option.Value.ValueKind == JsonValueKind.String;
            bool isNumber = option.Value.ValueKind == JsonValueKind.Number && option.Value.TryGetInt64(out _);
            reader.Check(isText || isNumber, place, "is neither a text nor a whole number");
            json.Append(separator).AppendJson(option.Key).Append(':');
            _ = isText ? json.AppendJson(reader.Text(option.Value, place)) : json.Append(option.Value.GetRawText());
            separator = ",";
        }

        _ = separator == "," ? json.Append('}') : json;
    }

    /// <summary>The members of an object that may be absent, in their order, which is the catalog's.</summary>
    private Dictionary<string, JsonElement> Inner(Dictionary<string, JsonElement> members, string name, string path) =>
        members.TryGetValue(name, out JsonElement inner) ? reader.Members(inner, path, allowed: null) : [];
}
