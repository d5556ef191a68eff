using System.Text.Json.Nodes;
using Placement.Testing.Php;

namespace Placement.Testing.Lists;

/// <summary>A condition of a filter, such as <c>"&gt;=DEADLINE": "2026-08-20"</c>.</summary>
internal sealed class RowCondition
{
    private const string Any = "%";

    /// <summary>The longer ones before those that they begin with.</summary>
    private static readonly (string Prefix, Func<JsonNode?, JsonNode?, bool> Holds, bool IsNegated)[] Prefixes =
    [
        ("!=%", IsLike, true),
        ("!%=", IsLike, true),
        ("!%", Contains, true),
        ("!@", RowValue.AreEqual, true),
        ("!=", RowValue.AreEqual, true),
        ("!", RowValue.AreEqual, true),
        ("=%", IsLike, false),
        ("%=", IsLike, false),
        ("%", Contains, false),
        ("@", RowValue.AreEqual, false),
        ("=", RowValue.AreEqual, false),
        // What is absent is neither more nor less than anything.
        (">=", static (value, asked) => value is not null && RowValue.Compare(value, asked) >= 0, false),
        (">", static (value, asked) => value is not null && RowValue.Compare(value, asked) > 0, false),
        ("<=", static (value, asked) => value is not null && RowValue.Compare(value, asked) <= 0, false),
        ("<", static (value, asked) => value is not null && RowValue.Compare(value, asked) < 0, false),
    ];

    private readonly Func<JsonNode?, JsonNode?, bool> _holds;
    private readonly bool _isNegated;
    private readonly JsonNode?[] _asked;

    /// <param name="key">The field's name with what is demanded of it in front.</param>
    /// <param name="asked">The value, or several of which one must do.</param>
    /// <param name="plain">What is demanded where the key does not say so; null: to be equal.</param>
    public RowCondition(string key, JsonNode? asked, Func<JsonNode?, JsonNode?, bool>? plain = null)
    {
        (Prefix, _holds, _isNegated) = Array.Find(Prefixes, prefix => key.StartsWith(prefix.Prefix, StringComparison.Ordinal)) is
        { Prefix: not null } found
                ? found
                : ("", plain ?? RowValue.AreEqual, false);
        Field = key[Prefix.Length..];
        _asked = asked is JsonObject or JsonArray ? [.. PhpValue.Entries(asked).Select(static entry => entry.Value)] : [asked];
    }

    /// <summary>What stands in front of the field's name; empty: nothing.</summary>
    public string Prefix { get; }

    /// <summary>The field's name, as it was sent.</summary>
    public string Field { get; }

    /// <summary>Whether a field's value, or one of several, is what is asked for.</summary>
    public bool Holds(JsonNode? value)
    {
        JsonNode?[] values = value is JsonArray list ? [.. list] : [value];
        return _isNegated != Array.Exists(values, one => Array.Exists(_asked, asked => _holds(one, asked)));
    }

    /// <summary>Whether a value begins with what is asked for.</summary>
    public static bool BeginsWith(JsonNode? value, JsonNode? asked) => RowValue.IsLike(value, PhpValue.AsText(asked) + Any);

    /// <summary>Whether a value is what is asked for, which may be a pattern.</summary>
    public static bool IsLike(JsonNode? value, JsonNode? asked) =>
        PhpValue.AsText(asked) is { } pattern && pattern.Contains(Any, StringComparison.Ordinal)
            ? RowValue.IsLike(value, pattern)
            : RowValue.AreEqual(value, asked);

    private static bool Contains(JsonNode? value, JsonNode? asked) =>
        (PhpValue.AsText(value) ?? "").Contains(PhpValue.AsText(asked) ?? "", StringComparison.OrdinalIgnoreCase);
}
