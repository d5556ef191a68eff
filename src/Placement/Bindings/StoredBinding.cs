using System.Text.Json;
using Placement.Transport;

namespace Placement;

/// <summary>One binding as a portal stores it: a row of <c>placement.get</c>.</summary>
/// <remarks>
/// The icon is not part of it: <c>placement.get</c> does not return it.
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-get.html">placement.get</seealso>
public sealed class StoredBinding
{
    /// <summary>Creates a row, for tests and tools of your own.</summary>
    /// <param name="placement">The placement's code.</param>
    /// <param name="handler">The handler's URL.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    public StoredBinding(string placement, string handler)
    {
        Placement = placement ?? throw new ArgumentNullException(nameof(placement));
        Handler = handler ?? throw new ArgumentNullException(nameof(handler));
    }

    /// <summary>The registration's id; null: the portal is too old to say.</summary>
    public int? Id { get; init; }

    /// <summary>The placement's code, upper case.</summary>
    public string Placement { get; }

    /// <summary>The handler's URL, exactly as it was bound.</summary>
    public string Handler { get; }

    /// <summary>The only user who sees the widget; 0: everybody.</summary>
    public int UserId { get; init; }

    /// <summary>The title in the language of the user who asked.</summary>
    public string? Title { get; init; }

    /// <summary>The description in the language of the user who asked.</summary>
    public string? Description { get; init; }

    /// <summary>The texts by Bitrix24's language code, compared without case.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Texts { get; init; } = new Dictionary<string, LocalizedText>();

    /// <summary>Whether the portal says the texts of all languages; false: it is too old, and <see cref="Texts"/> is empty.</summary>
    public bool HasTexts { get; init; }

    /// <summary>The options that Bitrix24 retained, numbers in decimal digits.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the portal says the options; false: it is too old, and <see cref="Options"/> is empty.</summary>
    internal bool HasOptions { get; init; } = true;

    /// <summary>Placement, handler and user, for a person to read.</summary>
    public override string ToString() =>
        UserId == 0 ? $"{Placement} {Handler}" : FormattableString.Invariant($"{Placement} {Handler} (user {UserId})");

    /// <summary>A title to show to a person, in whatever language there is one; null: there is none.</summary>
    internal string? DisplayTitle =>
        string.IsNullOrEmpty(Title)
            ? Texts.Values.Select(static text => text.Title).FirstOrDefault(static title => !string.IsNullOrEmpty(title))
            : Title;

    /// <summary>Reads a row; null: it has no placement or handler, so there is nothing to compare or remove.</summary>
    internal static StoredBinding? Read(JsonElement row)
    {
        string? placement = Lenient.Text(row, "placement");
        string? handler = Lenient.Text(row, "handler");
        if (string.IsNullOrEmpty(placement) || string.IsNullOrEmpty(handler))
        {
            return null;
        }

        bool hasTexts = Lenient.TryGet(row, "langAll", out JsonElement texts);
        bool hasOptions = Lenient.TryGet(row, "options", out JsonElement options);
        return new StoredBinding(placement!, handler!)
        {
            Id = Lenient.Integer(row, "id"),
            UserId = Lenient.Integer(row, "userId") ?? 0,
            Title = Lenient.Text(row, "title"),
            Description = Lenient.Text(row, "description"),
            HasTexts = hasTexts,
            Texts = ReadTexts(texts),
            HasOptions = hasOptions,
            Options = ReadOptions(options),
        };
    }

    /// <summary>The parameters that bind it again.</summary>
    internal ReadOnlyMemory<byte> ToParameters() => JsonBuffer.WriteObject(writer =>
    {
        writer.WriteString("PLACEMENT", Placement);
        writer.WriteString("HANDLER", Handler);
        if (Texts.Count == 0)
        {
            WriteText(writer, "TITLE", Title);
            WriteText(writer, "DESCRIPTION", Description);
        }
        else
        {
            writer.WriteStartObject("LANG_ALL");
            foreach (KeyValuePair<string, LocalizedText> text in Texts)
            {
                writer.WriteStartObject(text.Key);
                WriteText(writer, "TITLE", text.Value.Title);
                WriteText(writer, "DESCRIPTION", text.Value.Description);
                WriteText(writer, "GROUP_NAME", text.Value.GroupName);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        if (Options.Count > 0)
        {
            writer.WriteStartObject("OPTIONS");
            foreach (KeyValuePair<string, string> option in Options)
            {
                writer.WriteString(option.Key, option.Value);
            }

            writer.WriteEndObject();
        }

        if (UserId > 0)
        {
            writer.WriteNumber("USER_ID", UserId);
        }
    });

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteString(name, text);
        }
    }

    private static Dictionary<string, LocalizedText> ReadTexts(JsonElement texts)
    {
        var read = new Dictionary<string, LocalizedText>(StringComparer.OrdinalIgnoreCase);
        foreach ((string language, JsonElement text) in Lenient.Members(texts))
        {
            read[language] = new LocalizedText(
                Lenient.Text(text, "TITLE"),
                Lenient.Text(text, "DESCRIPTION"),
                Lenient.Text(text, "GROUP_NAME"));
        }

        return read;
    }

    private static Dictionary<string, string> ReadOptions(JsonElement options)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, JsonElement option) in Lenient.Members(options))
        {
            if (Lenient.Text(option) is { } value)
            {
                read[key] = value;
            }
        }

        return read;
    }
}
