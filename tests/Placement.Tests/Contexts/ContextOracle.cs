using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Placement.Tests.Contexts;

/// <summary>Reads contexts once more, over a document and as plainly as possible, for a few records.</summary>
internal static partial class ContextOracle
{
    /// <summary>The codes whose contexts the oracle knows.</summary>
    public static IReadOnlyList<string> Placements { get; } =
    [
        "CRM_QUOTE_DETAIL_TOOLBAR", "TASK_VIEW_TAB", "IM_CONTEXT_MENU", "CALL_CARD", "SETTING_CONNECTOR", "USERFIELD_TYPE", "REST_APP_URI",
        "CALENDAR_GRIDVIEW", "LEFT_MENU",
    ];

    /// <summary>The keys of PLACEMENT_OPTIONS; null: the text is not acceptable.</summary>
    public static IReadOnlyDictionary<string, JsonElement>? Keys(string? options)
    {
        if (string.IsNullOrWhiteSpace(options))
        {
            return new Dictionary<string, JsonElement>();
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(
                Encoding.UTF8.GetBytes(ReplaceHalves(options)), new JsonDocumentOptions { MaxDepth = 32 });
            JsonElement root = document.RootElement.Clone();
            return root.ValueKind switch
            {
                JsonValueKind.Object => KeysOf(root),
                JsonValueKind.Array when root.GetArrayLength() == 0 => new Dictionary<string, JsonElement>(),
                JsonValueKind.String when root.GetString() == "undefined" => new Dictionary<string, JsonElement>(),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static PlacementContext Read(string placement, IReadOnlyDictionary<string, JsonElement> keys)
    {
        string? uri = Text(keys, "URI") is { } text
            && text.StartsWith('/')
            && !text.StartsWith("//", StringComparison.Ordinal)
            && !text.StartsWith("/\\", StringComparison.Ordinal) ? text : null;
        return placement switch
        {
            "CRM_QUOTE_DETAIL_TOOLBAR" => new CrmEntityContext
            {
                Uri = uri,
                EntityId = new[] { "ID", "ENTITY_ID", "entityId" }.Select(key => Id(keys, key)).FirstOrDefault(static id => id > 0),
                EntityTypeId = 7,
                EntityTypeName = "QUOTE",
                UseBuiltInInterface = IsYes(keys, "useBuiltInInterface"),
                IsNewUserNotification = IsYes(keys, "newUserNotification"),
            },
            "TASK_VIEW_TAB" => new TaskContext { Uri = uri, TaskId = Id(keys, "taskId") is > 0 and var task ? task : Id(keys, "ID") },
            "IM_CONTEXT_MENU" => new ChatContext
            {
                Uri = uri,
                DialogId = Text(keys, "dialogId") ?? "",
                ChatId = Optional(Number((Text(keys, "dialogId") ?? "").StartsWith("chat", StringComparison.Ordinal) ? Text(keys, "dialogId")![4..] : "", int.MaxValue)),
                UserId = Optional(Number(Text(keys, "dialogId"), int.MaxValue)),
                MessageId = Number(Text(keys, "messageId"), long.MaxValue) is > 0 and var message ? message : null,
            },
            "CALL_CARD" => new CallCardContext
            {
                Uri = uri,
                CallId = Text(keys, "CALL_ID") ?? "",
                PhoneNumber = Text(keys, "PHONE_NUMBER"),
                LineNumber = Text(keys, "LINE_NUMBER"),
                LineName = Text(keys, "LINE_NAME"),
                CrmEntityType = Text(keys, "CRM_ENTITY_TYPE"),
                CrmEntityId = Optional(Id(keys, "CRM_ENTITY_ID")),
                ActivityId = Optional(Id(keys, "CRM_ACTIVITY_ID")),
                Bindings =
                [
                    .. Items(keys, "CRM_BINDINGS")
                        .Where(static item => item.ValueKind == JsonValueKind.Object)
                        .Select(KeysOf)
                        .Where(static item => Text(item, "ENTITY_TYPE") is not null && Id(item, "ENTITY_ID") > 0)
                        .Select(static item => new CrmBinding(Text(item, "ENTITY_TYPE")!, Id(item, "ENTITY_ID"))),
                ],
                Direction = Choice<CallDirection>(keys, "CALL_DIRECTION"),
                State = Choice<CallState>(keys, "CALL_STATE"),
                IsCallList = IsYes(keys, "CALL_LIST_MODE"),
            },
            "SETTING_CONNECTOR" => new ConnectorContext
            {
                Uri = uri,
                Connector = Text(keys, "CONNECTOR") ?? "",
                Line = Optional(Id(keys, "LINE")),
                IsReady = IsYes(keys, "STATUS"),
                IsActive = IsYes(keys, "ACTIVE_STATUS"),
                IsConnected = IsYes(keys, "CONNECTION_STATUS"),
                IsRegistered = IsYes(keys, "REGISTER_STATUS"),
                HasError = IsYes(keys, "ERROR_STATUS"),
            },
            "USERFIELD_TYPE" => new UserFieldContext
            {
                Uri = uri,
                Mode = Choice<UserFieldMode>(keys, "MODE"),
                EntityName = Text(keys, "ENTITY_ID") ?? "",
                FieldName = Text(keys, "FIELD_NAME") ?? "",
                EntityId = Id(keys, "ENTITY_VALUE_ID"),
                EntityTypeId = keys.TryGetValue("ENTITY_DATA", out JsonElement data) && data.ValueKind == JsonValueKind.Object
                    ? Optional(Id(KeysOf(data), "entityTypeId"))
                    : null,
                Values = Text(keys, "VALUE") is { } single ? [single] : [.. Items(keys, "VALUE").Select(Text).OfType<string>()],
                IsMultiple = IsYes(keys, "MULTIPLE"),
                IsMandatory = IsYes(keys, "MANDATORY"),
                XmlId = Text(keys, "XML_ID"),
            },
            "REST_APP_URI" => new AppLinkContext
            {
                Uri = uri,
                Parameters = keys
                    .Where(static key => key.Key != "URI" && key.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array))
                    .OrderBy(static key => key.Key, StringComparer.Ordinal)
                    .ToDictionary(
                        static key => key.Key,
                        static key => key.Value.ValueKind == JsonValueKind.String ? key.Value.GetString()! : key.Value.GetRawText()),
            },
            "CALENDAR_GRIDVIEW" => new CalendarContext { Uri = uri, From = Date(keys, "viewRangeFrom"), To = Date(keys, "viewRangeTo") },
            _ => new PlacementContext { Uri = uri },
        };
    }

    private static Dictionary<string, JsonElement> KeysOf(JsonElement element)
    {
        var keys = new Dictionary<string, JsonElement>();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            keys[property.Name] = property.Value;
        }

        return keys;
    }

    private static IEnumerable<JsonElement> Items(IReadOnlyDictionary<string, JsonElement> keys, string key) =>
        !keys.TryGetValue(key, out JsonElement value) ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
        : value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(static property => property.Value)
        : [];

    private static string? Text(IReadOnlyDictionary<string, JsonElement> keys, string key) =>
        keys.TryGetValue(key, out JsonElement value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is not ("" or "undefined") ? value.GetString() : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static int Id(IReadOnlyDictionary<string, JsonElement> keys, string key) => (int)Number(Text(keys, key), int.MaxValue);

    private static int? Optional(long id) => id > 0 ? (int)id : null;

    private static long Number(string? text, long max) =>
        text is not null
            && text.All(char.IsAsciiDigit)
            && decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out decimal number)
            && number <= max
            ? (long)number
            : 0;

    private static bool IsYes(IReadOnlyDictionary<string, JsonElement> keys, string key) =>
        keys.TryGetValue(key, out JsonElement value)
        && (value.ValueKind == JsonValueKind.True || Text(value)?.ToUpperInvariant() is "Y" or "TRUE" or "1");

    private static T Choice<T>(IReadOnlyDictionary<string, JsonElement> keys, string key)
        where T : struct, Enum =>
        Text(keys, key) is { } text && text.All(char.IsAsciiLetter) && Enum.TryParse(text, ignoreCase: true, out T choice)
            ? choice
            : default;

    private static DateOnly? Date(IReadOnlyDictionary<string, JsonElement> keys, string key) =>
        DateOnly.TryParseExact(Text(keys, key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : null;

    /// <summary>Halves of surrogate pairs, with which a document would fail, as what they are read as.</summary>
    private static string ReplaceHalves(string json) => Escape().Replace(json, static escape =>
        escape.Length == 6 && escape.Value[2] is 'd' or 'D' && escape.Value[3] is not (>= '0' and <= '7') ? "\\ufffd" : escape.Value);

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
