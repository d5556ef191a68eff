using System.Text;
using System.Text.Json;

namespace Placement.Manifests;

/// <summary>
/// Reads manifests: what the metadata of an assembly has, and what was exported from it. It trusts nothing that it reads.
/// </summary>
internal static class ManifestReader
{
    /// <summary>The size of a manifest at most, in bytes: a hundred times that of an application with a thousand widgets.</summary>
    public const int LargestSize = 64 * 1024 * 1024;

    private const int Depth = 16;

    private static readonly string[] RootMembers = ["version", "libraries", "scopes", "placements"];
    private static readonly string[] PlacementMembers = ["bind", "class", "icon", "scope"];

    /// <summary>Reads an exported manifest to its end, or until it is too large.</summary>
    /// <param name="stream">What follows.</param>
    /// <param name="head">What was read of it already.</param>
    /// <param name="source">What is read, for messages.</param>
    /// <exception cref="ManifestException">It is no manifest.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Manifest Read(Stream stream, ReadOnlySpan<byte> head, string source)
    {
        using var all = new MemoryStream();
        all.Write(head.ToArray(), 0, head.Length);
        byte[] part = new byte[64 * 1024];
        for (int read; (read = stream.Read(part, 0, part.Length)) > 0;)
        {
            all.Write(part, 0, read);
            if (all.Length > LargestSize)
            {
                throw TooLarge(source);
            }
        }

        return Read(all.ToArray(), source);
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="utf8">JSON in UTF-8, with or without a byte order mark.</param>
    /// <param name="source">What is read, for messages.</param>
    /// <exception cref="ManifestException">It is no manifest.</exception>
    public static Manifest Read(byte[] utf8, string source)
    {
        ReadOnlyMemory<byte> json = utf8;
        if (utf8.Length > LargestSize)
        {
            throw TooLarge(source);
        }

        if (utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF)
        {
            json = json.Slice(3);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Depth });
            return Read(document.RootElement, source);
        }
        catch (JsonException malformed)
        {
            string place = malformed.LineNumber is { } line ? $" in line {line + 1}" : "";
            throw new ManifestException(
                $"{PlainText.Of(source)} is no manifest that can be used: it is no JSON{place}, or is cut off, "
                + $"or nests deeper than {Depth} levels.");
        }
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="source">What is read, for messages.</param>
    /// <exception cref="ManifestException">It is no manifest.</exception>
    public static Manifest Read(string text, string source) => Read(Encoding.UTF8.GetBytes(text), source);

    private static Manifest Read(JsonElement root, string source)
    {
        var reader = new ElementReader(source);
        CheckVersion(root, reader, source);
        Dictionary<string, JsonElement> members = reader.Members(root, "the manifest", RootMembers);
        string[] libraries = Texts(members, "libraries", reader);
        _ = Texts(members, "scopes", reader);
        var bind = new BindReader(reader);
        int number = 0;
        var placements = new List<ManifestPlacement>();
        foreach (JsonElement placement in reader.Items(reader.Required(members, "placements", "the manifest"), "placements"))
        {
            placements.Add(Placement(placement, $"placements[{number++}]", reader, bind));
        }

        return Manifest.Of(libraries, placements);
    }

    /// <summary>Said before anything else: what a newer version has must not be called a mistake.</summary>
    private static void CheckVersion(JsonElement root, ElementReader reader, string source)
    {
        JsonElement version = default;
        reader.Check(
            root.ValueKind == JsonValueKind.Object && root.TryGetProperty("version", out version), "the manifest", "has no \"version\"");
        int number = 0;
        reader.Check(
            version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out number) && number > 0,
            "version",
            "is no number of at least 1");
        if (number > Manifest.Version)
        {
            throw new ManifestException(
                $"{PlainText.Of(source)} is a manifest of version {number}, and this reads version {Manifest.Version}: "
                + "use the version of the tool and of Placement.Generators that wrote it, or a later one.");
        }
    }

    private static ManifestPlacement Placement(JsonElement element, string path, ElementReader reader, BindReader bind)
    {
        Dictionary<string, JsonElement> members = reader.Members(element, path, PlacementMembers);
        (string placement, string handler, int userId, string json) = bind.Read(reader.Required(members, "bind", path), path + ".bind");
        return new ManifestPlacement(
            placement,
            handler,
            userId,
            json,
            reader.Text(reader.Required(members, "class", path), path + ".class"),
            Text(members, "icon", path, reader),
            Text(members, "scope", path, reader));
    }

    private static string? Text(Dictionary<string, JsonElement> members, string name, string path, ElementReader reader) =>
        members.TryGetValue(name, out JsonElement text) ? reader.Text(text, $"{path}.{name}") : null;

    private static string[] Texts(Dictionary<string, JsonElement> members, string name, ElementReader reader) =>
        members.TryGetValue(name, out JsonElement list) ? [.. reader.Items(list, name).Select(item => reader.Text(item, name))] : [];

    private static ManifestException TooLarge(string source) =>
        new($"{PlainText.Of(source)} is larger than {LargestSize / 1024 / 1024} MB, which no manifest is.");
}
