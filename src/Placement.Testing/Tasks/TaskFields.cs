using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Placement.Testing.Rest;

namespace Placement.Testing.Tasks;

/// <summary>What Bitrix24 knows of a task, under the names in which it is asked; it answers in camel case.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/tasks/fields.html</remarks>
internal static class TaskFields
{
    public const string Id = "ID";
    public const string CreatedBy = "CREATED_BY";
    public const string ResponsibleId = "RESPONSIBLE_ID";
    public const string GroupId = "GROUP_ID";
    public const string Status = "STATUS";
    public const string SubStatus = "SUB_STATUS";
    public const string Accomplices = "ACCOMPLICES";
    public const string Auditors = "AUDITORS";
    public const string Tags = "TAGS";
    public const string Description = "DESCRIPTION";
    public const string Favorite = "FAVORITE";

    private const string CrmBindings = "UF_CRM_TASK";
    private const string No = "N";
    private const int Completed = 5;

    private static readonly TimeSpan AlmostOverdue = TimeSpan.FromDays(1);

    /// <summary>What is there without being declared; null: nothing.</summary>
    private static readonly (string Name, string? Value)[] Usual =
    [
        ("PARENT_ID", null), ("MARK", null), ("MULTITASK", No), ("NOT_VIEWED", No), ("REPLICATE", No), ("STAGE_ID", "0"),
        ("SPRINT_ID", null), ("BACKLOG_ID", null), ("CLOSED_DATE", null), ("DATE_START", null), ("START_DATE_PLAN", null),
        ("END_DATE_PLAN", null), ("XML_ID", null), ("COMMENTS_COUNT", "0"), ("ALLOW_CHANGE_DEADLINE", "Y"), ("ALLOW_TIME_TRACKING", No),
        ("TASK_CONTROL", No), ("ADD_IN_REPORT", No), ("TIME_ESTIMATE", "0"), ("TIME_SPENT_IN_LOGS", null), ("MATCH_WORK_TIME", No),
        ("SITE_ID", "s1"), ("SORTING", null), (Favorite, No), ("IS_PINNED", No), ("IS_PINNED_IN_GROUP", No),
        ("DESCRIPTION_IN_BBCODE", "Y"),
    ];

    /// <summary>All fields of a task.</summary>
    public static JsonObject Of(LocalTask task, DateTimeOffset now)
    {
        string created = CallTimer.Iso(task.CreatedAt!.Value);
        var row = new JsonObject
        {
            [Id] = Text(task.Id),
            ["TITLE"] = task.Title,
            [Description] = task.Description,
            ["PRIORITY"] = Text(task.Priority),
            [CreatedBy] = Text(task.CreatedById),
            ["CREATED_DATE"] = created,
            [ResponsibleId] = Text(task.ResponsibleId),
            ["CHANGED_BY"] = Text(task.CreatedById),
            ["CHANGED_DATE"] = created,
            ["STATUS_CHANGED_BY"] = Text(task.CreatedById),
            ["CLOSED_BY"] = task.Status == Completed ? Text(task.ResponsibleId) : "0",
            ["ACTIVITY_DATE"] = created,
            ["DEADLINE"] = task.Deadline is { } deadline ? CallTimer.Iso(deadline) : null,
            [GroupId] = Text(task.GroupId),
            [Status] = Text(task.Status),
            [SubStatus] = Text(SubStatusOf(task, now)),
            [Accomplices] = Texts(task.AccompliceIds),
            [Auditors] = Texts(task.AuditorIds),
            [Tags] = TagsOf(task),
            ["CHAT_ID"] = task.Id,
            [CrmBindings] = new JsonArray([.. task.CrmBindings.Select(static JsonNode (binding) => binding)]),
        };
        foreach ((string name, string? value) in Usual)
        {
            row[name] = value;
        }

        foreach ((string name, string value) in task.Fields)
        {
            row[name] = value;
        }

        return row;
    }

    /// <summary>Whether a field is told without being asked for: custom fields are not, nor are they by <c>*</c>.</summary>
    public static bool IsUsual(string name) => !name.StartsWith("UF_", StringComparison.Ordinal);

    /// <summary>A name as it is asked for: <c>subStatus</c> is <c>SUB_STATUS</c>.</summary>
    public static string Asked(string name)
    {
        if (!name.Any(char.IsAsciiLetterLower))
        {
            return name;
        }

        var asked = new StringBuilder();
        foreach (char letter in name)
        {
            asked.Append(char.IsAsciiLetterUpper(letter) ? "_" : "").Append(char.ToUpperInvariant(letter));
        }

        return asked.ToString();
    }

    /// <summary>A name as it is answered: <c>UF_CRM_TASK</c> is <c>ufCrmTask</c>.</summary>
    public static string Answered(string name)
    {
        string[] words = name.ToLowerInvariant().Split('_', StringSplitOptions.RemoveEmptyEntries);
        return words[0] + string.Concat(words.Skip(1).Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <summary>The status, with what its deadline makes of it: -1 overdue, -3 almost.</summary>
    private static int SubStatusOf(LocalTask task, DateTimeOffset now) =>
        task.Status >= 4 || task.Deadline is not { } deadline ? task.Status
        : deadline < now ? -1
        : deadline - now < AlmostOverdue ? -3
        : task.Status;

    private static JsonNode TagsOf(LocalTask task)
    {
        if (task.Tags.Count == 0)
        {
            return new JsonArray();
        }

        var tags = new JsonObject();
        foreach (string tag in task.Tags)
        {
            int id = tags.Count + 1;
            tags[Text(id)] = new JsonObject { ["id"] = id, ["title"] = tag };
        }

        return tags;
    }

    private static JsonArray Texts(IReadOnlyCollection<int> ids) => [.. ids.Select(static JsonNode (id) => Text(id))];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
