using System.Text.Json.Nodes;
using Placement.Testing.Php;

namespace Placement.Testing.Methods;

/// <summary>The texts of <c>placement.bind</c> by language.</summary>
internal static class BindingTexts
{
    private const string Title = "TITLE";
    private const string Description = "DESCRIPTION";
    private const string GroupName = "GROUP_NAME";
    private const string Languages = "LANG_ALL";

    /// <summary>LANG_ALL, or without it the parameters beside it in the portal's default language.</summary>
    public static Dictionary<string, LocalizedText> Read(LocalParameters parameters, LocalPortalOptions portal)
    {
        var texts = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach ((string language, JsonNode? members) in PhpValue.Entries(parameters[Languages]))
        {
            if (members is JsonObject or JsonArray)
            {
                texts[language.ToLowerInvariant()] = Read(name => PhpValue.Find(members, name));
            }
        }

        if (texts.Count == 0)
        {
            LocalizedText text = Read(name => parameters[name]);
            texts.Add(portal.DefaultLanguage, text.Title is { Length: > 0 } ? text : text with { Title = portal.ApplicationName });
        }

        return texts;
    }

    public static JsonNode ToJson(IReadOnlyDictionary<string, LocalizedText> texts) =>
        PhpValue.Map(texts.Select(static text => KeyValuePair.Create<string, JsonNode?>(text.Key, new JsonObject
        {
            [Title] = text.Value.Title,
            [Description] = text.Value.Description,
            [GroupName] = text.Value.GroupName,
        })));

    private static LocalizedText Read(Func<string, JsonNode?> member) =>
        new(Text(member(Title)), Text(member(Description)), Text(member(GroupName)));

    private static string Text(JsonNode? value) => PhpValue.AsText(value)?.Trim() ?? "";
}
