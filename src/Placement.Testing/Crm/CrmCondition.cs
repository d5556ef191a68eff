using System.Text.Json.Nodes;
using Placement.Testing.Lists;
using Placement.Testing.Php;

namespace Placement.Testing.Crm;

/// <summary>A condition of a filter on a field: <c>"&gt;=opportunity": 5000</c>, by the field's own kind of values.</summary>
internal static class CrmCondition
{
    private static readonly object?[] Nothing = [null];

    /// <summary>The field that a key of a filter is about.</summary>
    public static string FieldOf(string key) => new RowCondition(key, asked: null).Field;

    /// <summary>Whether a key asks for a part of a text.</summary>
    public static bool IsLike(string key) => new RowCondition(key, asked: null).Prefix.Contains('%', StringComparison.Ordinal);

    /// <summary>The condition on the value of a record; null: what is asked for is no value of such a field.</summary>
    /// <param name="kind">How the field keeps its values.</param>
    /// <param name="key">The field's name, with what is demanded of it in front.</param>
    /// <param name="given">What is asked for: of several, any.</param>
    /// <param name="zone">The portal's time zone.</param>
    public static Func<object?, bool>? Read(CrmValueKind kind, string key, JsonNode? given, TimeZoneInfo zone)
    {
        var asked = new RowCondition(key, given);
        if (IsLike(key))
        {
            return value => asked.Holds(CrmValue.ToItem(value, zone));
        }

        List<object?> wanted = [];
        foreach (JsonNode? one in given is JsonObject or JsonArray ? PhpValue.Entries(given).Select(static entry => entry.Value) : [given])
        {
            if (!CrmValue.TryRead(kind, one, zone, out object? value))
            {
                return null;
            }

            wanted.Add(value);
        }

        return asked.Prefix switch
        {
            ">" => value => Holds(value, static order => order > 0),
            ">=" => value => Holds(value, static order => order >= 0),
            "<" => value => Holds(value, static order => order < 0),
            "<=" => value => Holds(value, static order => order <= 0),
            "!" or "!=" or "!@" => value => !IsEqual(value),
            _ => IsEqual,
        };

        bool IsEqual(object? value) => Values(value).Any(one => wanted.Exists(other => CrmValue.Compare(Set(one), Set(other)) == 0));

        // What is empty is neither more nor less than anything.
        bool Holds(object? value, Func<int, bool> isAsked) => Values(value).Any(
            one => one is not null && wanted.Exists(other => other is not null && isAsked(CrmValue.Compare(one, other))));
    }

    /// <summary>The values of a field that holds several, or one.</summary>
    private static IReadOnlyList<object?> Values(object? value) => value switch
    {
        IReadOnlyList<object?> { Count: > 0 } list => list,
        IReadOnlyList<object?> => Nothing,
        _ => [value],
    };

    /// <summary>What is not set is zero, or no.</summary>
    private static object? Set(object? value) => value is 0 or 0m or false ? null : value;
}
