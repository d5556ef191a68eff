using System.Text.Json;

namespace Placement.Manifests;

/// <summary>Reads JSON of unknown origin strictly: whatever is not as expected is named in one sentence.</summary>
/// <param name="source">What is read, for the sentence.</param>
internal sealed class ElementReader(string source)
{
    /// <summary>The members of an object, each once, in their order.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="allowed">The names that there are; null: any.</param>
    public Dictionary<string, JsonElement> Members(JsonElement element, string path, IReadOnlyCollection<string>? allowed)
    {
        Check(element.ValueKind == JsonValueKind.Object, path, "is no object");
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            string name = Name(member, path);
            Check(!members.ContainsKey(name), path, $"has \"{PlainText.Short(name)}\" twice");
            Check(
                allowed is null || allowed.Contains(name),
                path,
                $"has \"{PlainText.Short(name)}\", which is no part of a manifest of version {Manifest.Version}");
            members.Add(name, member.Value);
        }

        return members;
    }

    /// <summary>A member that has to be there.</summary>
    public JsonElement Required(Dictionary<string, JsonElement> members, string name, string path)
    {
        Check(members.TryGetValue(name, out JsonElement member), path, $"has no \"{name}\"");
        return member;
    }

    /// <summary>A text.</summary>
    public string Text(JsonElement element, string path)
    {
        Check(element.ValueKind == JsonValueKind.String, path, "is no text");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(path, "has half a character");
        }
    }

    /// <summary>The items of a list.</summary>
    public IEnumerable<JsonElement> Items(JsonElement element, string path)
    {
        Check(element.ValueKind == JsonValueKind.Array, path, "is no list");
        return element.EnumerateArray();
    }

    /// <summary>Fails where something does not hold.</summary>
    public void Check(bool holds, string path, string problem)
    {
        if (!holds)
        {
            throw Wrong(path, problem);
        }
    }

    private ManifestException Wrong(string path, string problem) =>
        new($"{PlainText.Of(source)} is no manifest that can be used: {path} {problem}.");

    private string Name(JsonProperty member, string path)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(path, "has half a character in a name");
        }
    }
}
