using System.Text.Json.Nodes;
using Placement.Testing.Php;

namespace Placement.Testing.Crm;

/// <summary>One condition of a filter: <c>&gt;=opportunity</c> and its value.</summary>
internal static class CrmCondition
{
    private const char Any = '%';

    /// <summary>The longest first, because the short ones begin them.</summary>
    private static readonly (string Prefix, CrmOperation Operation)[] Prefixes =
    [
        ("!=%", CrmOperation.NotLike),
        ("!%=", CrmOperation.NotLike),
        (">=", CrmOperation.GreaterOrEqual),
        ("<=", CrmOperation.LessOrEqual),
        ("!@", CrmOperation.NotEqual),
        ("!%", CrmOperation.NotContains),
        ("=%", CrmOperation.Like),
        ("%=", CrmOperation.Like),
        ("!=", CrmOperation.NotEqual),
        (">", CrmOperation.Greater),
        ("<", CrmOperation.Less),
        ("@", CrmOperation.Equal),
        ("%", CrmOperation.Contains),
        ("=", CrmOperation.Equal),
        ("!", CrmOperation.NotEqual),
    ];

    /// <summary>A key of a filter: the field, and how it is compared.</summary>
    public static (string Field, CrmOperation Operation) Split(string key)
    {
        foreach ((string prefix, CrmOperation operation) in Prefixes)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal))
            {
                return (key[prefix.Length..], operation);
            }
        }

        return (key, CrmOperation.Equal);
    }

    /// <summary>The condition on a field's value; null: the value that it is compared with is none for the field.</summary>
    /// <param name="kind">How the field keeps its values.</param>
    /// <param name="operation">How it is compared.</param>
    /// <param name="given">With what: a list means any of it.</param>
    /// <param name="zone">The portal's time zone.</param>
    public static Func<object?, bool>? Read(CrmValueKind kind, CrmOperation operation, JsonNode? given, TimeZoneInfo zone)
    {
        JsonNode?[] all = given is JsonObject or JsonArray ? [.. PhpValue.Entries(given).Select(static entry => entry.Value)] : [given];
        if (operation is CrmOperation.Contains or CrmOperation.NotContains or CrmOperation.Like or CrmOperation.NotLike)
        {
            string[] patterns = [.. all.Select(static value => PhpValue.AsText(value) ?? "")];
            bool isWhole = operation is CrmOperation.Like or CrmOperation.NotLike;
            return Negated(operation, AnyOf(value => patterns.Any(pattern => Matches(
                CrmValue.ToText(value, zone), isWhole ? pattern : Any + pattern + Any))));
        }

        List<object?> wanted = [];
        foreach (JsonNode? one in all)
        {
            if (!CrmValue.TryRead(kind, one, zone, out object? value))
            {
                return null;
            }

            wanted.Add(value);
        }

        return operation is CrmOperation.Equal or CrmOperation.NotEqual
            ? Negated(operation, AnyOf(value => wanted.Exists(one => CrmValue.Compare(Set(value), Set(one)) == 0)))
            : AnyOf(value => value is not null && wanted.Exists(one => one is not null && Holds(operation, CrmValue.Compare(value, one))));
    }

    private static bool Holds(CrmOperation operation, int order) => operation switch
    {
        CrmOperation.Greater => order > 0,
        CrmOperation.GreaterOrEqual => order >= 0,
        CrmOperation.Less => order < 0,
        _ => order <= 0,
    };

    /// <summary>A field with several values meets a condition if one of them does.</summary>
    private static Func<object?, bool> AnyOf(Func<object?, bool> condition) => value => value is IReadOnlyList<object> list
        ? list.Count == 0 ? condition(null) : list.Any(condition)
        : condition(value);

    private static Func<object?, bool> Negated(CrmOperation operation, Func<object?, bool> condition) =>
        operation is CrmOperation.NotEqual or CrmOperation.NotContains or CrmOperation.NotLike
            ? value => !condition(value)
            : condition;

    /// <summary>What is not set is zero, or no.</summary>
    private static object? Set(object? value) => value is 0 or 0m or false ? null : value;

    /// <summary>LIKE: the percent sign stands for any text, the underscore for one character. Case does not matter.</summary>
    private static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        while (!pattern.IsEmpty && pattern[0] != Any)
        {
            if (text.IsEmpty || (pattern[0] != '_' && char.ToUpperInvariant(pattern[0]) != char.ToUpperInvariant(text[0])))
            {
                return false;
            }

            text = text[1..];
            pattern = pattern[1..];
        }

        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        pattern = pattern.TrimStart(Any);
        if (pattern.IsEmpty)
        {
            return true;
        }

        for (int start = 0; start < text.Length; start++)
        {
            if (Matches(text[start..], pattern))
            {
                return true;
            }
        }

        return false;
    }
}
