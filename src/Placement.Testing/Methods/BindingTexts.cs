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
        Dictionary<string, LocalizedText> texts = ByLanguage(parameters);
        if (texts.Count == 0)
        {
            LocalizedText text = Plain(parameters);
            texts.Add(portal.DefaultLanguage, text.Title is { Length: > 0 } ? text : text with { Title = portal.ApplicationName });
        }

        return texts;
    }

    /// <summary>LANG_ALL.</summary>
    public static Dictionary<string, LocalizedText> ByLanguage(LocalParameters parameters)
    {
        var texts = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach ((string language, JsonNode? members) in PhpValue.Entries(parameters[Languages]))
        {
            if (members is JsonObject or JsonArray)
            {
                texts[language.ToLowerInvariant()] = Read(name => PhpValue.Find(members, name));
            }
        }

        return texts;
    }

    /// <summary>The texts that stand beside LANG_ALL.</summary>
    public static LocalizedText Plain(LocalParameters parameters) => Read(name => parameters[name]);

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
