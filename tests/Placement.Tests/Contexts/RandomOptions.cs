using System.Globalization;
using System.Text;
using Placement.Fixtures;

namespace Placement.Tests.Contexts;

/// <summary>Makes up PLACEMENT_OPTIONS: documented ones, odd ones, and ones that are broken.</summary>
internal sealed class RandomOptions(int seed)
{
    private static readonly string[] Keys =
    [
        "ID", "ENTITY_ID", "entityId", "URI", "taskId", "dialogId", "messageId", "useBuiltInInterface", "newUserNotification", "CALL_ID",
        "PHONE_NUMBER", "LINE_NUMBER", "LINE_NAME", "CRM_ENTITY_TYPE", "CRM_ENTITY_ID", "CRM_ACTIVITY_ID", "CRM_BINDINGS", "CALL_DIRECTION",
        "CALL_STATE", "CALL_LIST_MODE", "CONNECTOR", "LINE", "STATUS", "ACTIVE_STATUS", "ERROR_STATUS", "MODE", "FIELD_NAME",
        "ENTITY_VALUE_ID",
        "ENTITY_DATA", "VALUE", "MULTIPLE", "XML_ID", "viewRangeFrom", "viewRangeTo", "entityTypeId", "ENTITY_TYPE", "", "ключ", "\\u0049D",
        "\\ud800", "a\\/b",
    ];

    private static readonly string[] Scalars =
    [
        "\"17\"", "17", "\"\"", "\"undefined\"", "null", "true", "false", "\"true\"", "\"Y\"", "\"N\"", "1", "0", "-1", "\"0\"", "1.5",
        "1e3", "-0", "1E+2",
        "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "\"18446744073709551616\"",
        "123456789012345678901234567890",
        "\"chat17\"", "\"sg5\"", "\"incoming\"", "\"Callback\"", "\"connected\"", "\"edit\"", "\"view\"", "\"COMPANY\"", "\"2026-07-26\"",
        "\"2026-02-30\"",
        "\"\\/crm\\/deal\\/\"", "\"\\/\\/a\"", "\"\\/\\\\a\"", "\"\\u0031\\u0037\"", "\"\\ud83d\\ude80\"", "\"\\ud83d\"", "\"\\ude80\\/\"",
        "\"Лид\"", "\"Лид\\/\"", "\"\\\\\\\\\"", "\"\\\"\"",
    ];

    private readonly Random _random = new(seed);

    public string Next() => _random.Next(10) switch
    {
        0 => Break(Next()),
        1 => Break(Documented()),
        2 => Documented(),
        3 => Spoil(Documented()),
        4 => Value(depth: 0),
        5 => Pick(["", " ", "[]", "{}", "\"undefined\"", "null", "[ ]", "{ }", "[{}]", Deep()]),
        _ => Object(depth: 0, Keys),
    };

    private string Documented() => DocumentedRequest.All[_random.Next(DocumentedRequest.All.Count)].PlacementOptions;

    /// <summary>Puts an odd value in place of a documented one.</summary>
    private string Spoil(string options)
    {
        int colon = options.IndexOf("\":", _random.Next(options.Length), StringComparison.Ordinal);
        int end = colon < 0 ? -1 : options.IndexOf(",\"", colon, StringComparison.Ordinal);
        return end < 0 ? options : string.Concat(options.AsSpan(0, colon + 2), Value(depth: 1), options.AsSpan(end));
    }

    /// <summary>Changes, inserts or takes away a few characters.</summary>
    private string Break(string options)
    {
        var broken = new StringBuilder(options);
        for (int times = _random.Next(1, 4); times > 0; times--)
        {
            int at = _random.Next(broken.Length + 1);
            int length = Math.Min(_random.Next(3), broken.Length - at);
            broken.Remove(at, length);
            if (_random.Next(3) > 0)
            {
                broken.Insert(
                    at,
                    Pick(["\"", "{", "}", "[", "]", ",", ":", "\\", "\\u", "0", "-", "e", "u", "/", "//", "/*", "\0", "\u001f", "ж", "\ud800", "\udc00", "\ufeff", " ", "null"]));
            }
        }

        return broken.ToString();
    }

    private string Deep()
    {
        int levels = _random.Next(25, 40);
        return $$"""{"ID":"17","deep":{{new string('[', levels)}}{{new string(']', levels)}}}""";
    }

    private string Object(int depth, string[] keys)
    {
        string space = Pick(["", "", "", " ", "\n\t"]);
        IEnumerable<string> members = Enumerable.Range(0, _random.Next(8)).Select(
            _ => $"\"{Pick(keys)}\"{space}:{space}{Value(depth + 1)}");
        return $"{{{space}{string.Join($",{space}", members)}{space}}}";
    }

    private string Value(int depth) => _random.Next(depth > 3 ? 6 : 9) switch
    {
        6 => $"[{string.Join(',', Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth + 1)))}]",
        7 => Object(depth, Keys),
        8 => Object(depth, ["0", "2", "ENTITY_TYPE", "ENTITY_ID", "entityTypeId"]),
        5 => _random.Next(int.MinValue, int.MaxValue).ToString(CultureInfo.InvariantCulture),
        _ => Pick(Scalars),
    };

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
