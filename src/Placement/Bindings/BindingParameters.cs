using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Placement.Bindings;

/// <summary>What a binding's JSON says, and where in it something is inserted or replaced.</summary>
internal sealed class BindingParameters
{
    /// <summary>Marks an address of the application; the base address takes the place of its first character.</summary>
    public const string AddressMark = "~/";

    /// <summary>The length of <c>\u007e</c>, the other way to write the mark's first character.</summary>
    private const int EscapedLength = 6;

    private readonly Dictionary<string, LocalizedText> _languageTexts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly HashSet<string> _addressOptions = new(StringComparer.Ordinal);
    private readonly List<(int At, int Length)> _marks = [];
    private int _userIdAt = -1;
    private int _userIdLength;
    private int _endAt;

    private BindingParameters()
    {
    }

    public BindingHead Head { get; private set; } = new("", "", HandlerIsAddress: false, UserId: null);

    public LocalizedText Texts { get; private set; } = new(Title: null);

    public IReadOnlyDictionary<string, LocalizedText> LanguageTexts => _languageTexts;

    public IReadOnlyDictionary<string, string> Options => _options;

    /// <summary>The keys of options whose value is an address of the application.</summary>
    public HashSet<string> AddressOptions => _addressOptions;

    /// <summary>The bytes that the base address replaces, ascending.</summary>
    public (int At, int Length)[] Marks { get; private set; } = [];

    /// <summary>The offset of the <c>*</c> in the placement, or -1.</summary>
    public int WildcardAt { get; private set; } = -1;

    public static BindingParameters Parse(byte[] parameters)
    {
        var parsed = new BindingParameters();
        try
        {
            parsed.Read(parameters);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            throw new ArgumentException(
                "The parameters of a binding must be a JSON object as placement.bind documents it.", nameof(parameters), malformed);
        }

        if (parsed.Head is { Placement.Length: 0 } or { Handler.Length: 0 })
        {
            throw new ArgumentException("The parameters of a binding must have PLACEMENT and HANDLER.", nameof(parameters));
        }

        return parsed;
    }

    public byte[] WithUser(byte[] json, int userId)
    {
        string id = userId.ToString(CultureInfo.InvariantCulture);
        return _userIdAt >= 0
            ? Splice(json, _userIdAt, _userIdLength, id)
            : Splice(json, _endAt, 0, ",\"USER_ID\":" + id);
    }

    public byte[] WithEntityType(byte[] json, int entityTypeId) =>
        Splice(json, WildcardAt, 1, entityTypeId.ToString(CultureInfo.InvariantCulture));

    private static byte[] Splice(byte[] json, int at, int length, string replacement)
    {
        byte[] inserted = Encoding.ASCII.GetBytes(replacement);
        byte[] result = new byte[json.Length - length + inserted.Length];
        json.AsSpan(0, at).CopyTo(result);
        inserted.CopyTo(result.AsSpan(at));
        json.AsSpan(at + length).CopyTo(result.AsSpan(at + inserted.Length));
        return result;
    }

    private static bool NextProperty(ref Utf8JsonReader reader, out string name)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            name = "";
            return false;
        }

        name = reader.GetString()!;
        reader.Read();
        return true;
    }

    private static void ExpectObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException();
        }
    }

    private void Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        ExpectObject(ref reader);
        string? title = null;
        string? description = null;
        string? groupName = null;
        while (NextProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "PLACEMENT":
                    ReadPlacement(ref reader);
                    break;
                case "HANDLER":
                    Head = Head with { Handler = ReadAddress(ref reader, out bool isAddress), HandlerIsAddress = isAddress };
                    break;
                case "TITLE":
                    title = reader.GetString();
                    break;
                case "DESCRIPTION":
                    description = reader.GetString();
                    break;
                case "GROUP_NAME":
                    groupName = reader.GetString();
                    break;
                case "LANG_ALL":
                    ReadLanguages(ref reader);
                    break;
                case "OPTIONS":
                    ReadOptions(ref reader);
                    break;
                case "USER_ID":
                    _userIdAt = (int)reader.TokenStartIndex;
                    _userIdLength = reader.ValueSpan.Length;
                    int userId = reader.GetInt32();
                    Head = Head with { UserId = userId == 0 ? null : userId };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        _endAt = (int)reader.TokenStartIndex;
        Texts = new LocalizedText(title, description, groupName);
        Marks = [.. _marks];
        while (reader.Read())
        {
            // Nothing may follow the object: the reader throws if something does.
        }
    }

    private void ReadPlacement(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            // No code needs it, and the wildcard could not be told from its escaped form.
            throw new FormatException();
        }

        Head = Head with { Placement = (reader.GetString() ?? "").ToUpperInvariant() };
        int wildcard = reader.ValueSpan.IndexOf((byte)'*');
        WildcardAt = wildcard < 0 ? -1 : (int)reader.TokenStartIndex + 1 + wildcard;
    }

    private void ReadLanguages(ref Utf8JsonReader reader)
    {
        ExpectObject(ref reader);
        while (NextProperty(ref reader, out string language))
        {
            ExpectObject(ref reader);
            var text = new LocalizedText(Title: null);
            while (NextProperty(ref reader, out string name))
            {
                string? value = reader.GetString();
                text = name switch
                {
                    "TITLE" => text with { Title = value },
                    "DESCRIPTION" => text with { Description = value },
                    "GROUP_NAME" => text with { GroupName = value },
                    _ => text,
                };
            }

            _languageTexts[language] = text;
        }
    }

    private void ReadOptions(ref Utf8JsonReader reader)
    {
        ExpectObject(ref reader);
        while (NextProperty(ref reader, out string key))
        {
            bool isAddress = false;
            _options[key] = reader.TokenType switch
            {
                JsonTokenType.String => ReadAddress(ref reader, out isAddress),
                JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
                _ => throw new FormatException(),
            };
            if (isAddress)
            {
                _addressOptions.Add(key);
            }
        }
    }

    /// <summary>Reads a text; an address of the application loses its mark, and its place is remembered.</summary>
    private string ReadAddress(ref Utf8JsonReader reader, out bool isAddress)
    {
        string text = reader.GetString() ?? "";
        isAddress = text.StartsWith(AddressMark, StringComparison.Ordinal);
        if (!isAddress)
        {
            return text;
        }

        _marks.Add(((int)reader.TokenStartIndex + 1, reader.ValueSpan[0] == (byte)'\\' ? EscapedLength : 1));
        return text.Substring(1);
    }
}
