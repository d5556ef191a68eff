using System.Text.Json.Nodes;
using Placement.Testing.Calls;
using Placement.Testing.Lists;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Tasks;

/// <summary><c>tasks.task.get</c> and <c>tasks.task.list</c>.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/tasks/tasks-task-list.html</remarks>
internal sealed class TaskMethods(LocalTasks tasks, IReadOnlyList<LocalUser> users, TimeProvider clock)
{
    private const string Scope = "task";
    private const string TaskId = "TASKID";
    private const string Select = "SELECT";
    private const string Filter = "FILTER";
    private const string SubFilter = "::SUBFILTER-PARAMS";

    /// <summary>What the filter calls otherwise than the answer.</summary>
    private static readonly Dictionary<string, string> FieldOfKey = new(StringComparer.Ordinal)
    {
        ["STATUS"] = TaskFields.SubStatus,
        ["REAL_STATUS"] = TaskFields.Status,
        ["ACCOMPLICE"] = TaskFields.Accomplices,
        ["AUDITOR"] = TaskFields.Auditors,
        ["TAG"] = TaskFields.Tags,
    };

    /// <summary>By what lists can be sorted; by what the task does not say itself: see <see cref="SortValue"/>.</summary>
    private static readonly string[] SortKeys =
    [
        TaskFields.Id, "TITLE", "TIME_SPENT_IN_LOGS", "DATE_START", "CREATED_DATE", "CHANGED_DATE", "CLOSED_DATE", "ACTIVITY_DATE",
        "START_DATE_PLAN", "END_DATE_PLAN", "DEADLINE", "REAL_STATUS", "STATUS_COMPLETE", "PRIORITY", "MARK", "CREATED_BY_LAST_NAME",
        "RESPONSIBLE_LAST_NAME", TaskFields.GroupId, "TIME_ESTIMATE", "ALLOW_CHANGE_DEADLINE", "ALLOW_TIME_TRACKING", "MATCH_WORK_TIME",
        TaskFields.Favorite, "SORTING", "IS_PINNED", "IS_PINNED_IN_GROUP",
    ];

    private readonly TaskAnswer _answers = new(users);

    public IEnumerable<RestMethod> All =>
    [
        new("tasks.task.get", Get) { Scope = Scope },
        new("tasks.task.list", List) { Scope = Scope },
    ];

    private JsonNode Get(RestCall call)
    {
        LocalParameters parameters = call.Parameters;
        if (!parameters.Has(TaskId))
        {
            throw RestException.BadRequest("100", "CTaskItem All parameters in the constructor must have real class type (internal error)");
        }

        int id = parameters.Number(TaskId);
        if (id <= 0)
        {
            throw RestException.BadRequest("0", "wrong task id");
        }

        if (parameters.Find(Select) is { } select and not (JsonArray or JsonObject))
        {
            throw RestException.BadRequest(
                "100",
                $"Invalid value {{{PhpValue.AsText(select)}}} to match with parameter {{select}}. "
                + "Should be value of type array. (internal error)");
        }

        LocalUser user = call.Caller.User;
        if (tasks.All.FirstOrDefault(task => task.Id == id && IsVisible(task, user)) is not { } task)
        {
            return new JsonArray();
        }

        JsonObject answer = _answers.Of(task, TaskFields.Of(task, clock.GetUtcNow()), parameters.Texts(Select));
        answer["action"] = TaskAnswer.Actions(task, user);
        return new JsonObject { ["task"] = answer };
    }

    private MethodOutcome List(RestCall call)
    {
        LocalParameters parameters = call.Parameters;
        DateTimeOffset now = clock.GetUtcNow();
        IEnumerable<(LocalTask Task, JsonObject Row)> rows = tasks.All
            .Where(task => IsVisible(task, call.Caller.User))
            .Select(task => (task, TaskFields.Of(task, now)));
        foreach ((string key, JsonNode? asked) in PhpValue.Entries(parameters.Find(Filter)))
        {
            rows = key == SubFilter
                ? PhpValue.Entries(asked).Aggregate(rows, static (left, entry) => Narrow(left, entry.Key, entry.Value))
                : Narrow(rows, key, asked);
        }

        rows = rows.OrderBy(static row => row, Comparer<(LocalTask Task, JsonObject Row)>.Create(OrderOf(parameters)));
        IReadOnlyList<string> select = parameters.Texts(Select);
        LocalParameters extras = parameters.Map("PARAMS");
        return RowPage.Of(
            [
                .. rows.Select(JsonNode (row) =>
                {
                    JsonObject answer = _answers.Of(row.Task, row.Row, select);
                    TaskAnswer.AddExtras(answer, row.Task, extras);
                    return answer;
                }),
            ],
            parameters.Number("START"),
            static page => new JsonObject { ["tasks"] = page });
    }

    /// <summary>Administrators see every task, others those that they have to do with.</summary>
    private static bool IsVisible(LocalTask task, LocalUser user) =>
        user.IsAdministrator
        || task.ResponsibleId == user.Id
        || task.CreatedById == user.Id
        || task.AccompliceIds.Contains(user.Id)
        || task.AuditorIds.Contains(user.Id);

    /// <summary>A field that there is not is passed over.</summary>
    private static IEnumerable<(LocalTask Task, JsonObject Row)> Narrow(
        IEnumerable<(LocalTask Task, JsonObject Row)> rows, string key, JsonNode? asked)
    {
        var condition = new RowCondition(key, asked, RowCondition.IsLike);
        string field = FieldOfKey.GetValueOrDefault(condition.Field) ?? condition.Field;
        return rows.Where(row => !row.Row.ContainsKey(field) || condition.Holds(
            field == TaskFields.Tags ? new JsonArray([.. row.Task.Tags.Select(static JsonNode (tag) => tag)]) : row.Row[field]));
    }

    /// <exception cref="RestException">Tasks cannot be sorted by this.</exception>
    private Comparison<(LocalTask Task, JsonObject Row)> OrderOf(LocalParameters parameters)
    {
        (string Key, int Direction)[] by =
        [
            .. PhpValue.Entries(parameters.Find("ORDER")).Select(static entry => (
                entry.Key, "DESC".Equals(PhpValue.AsText(entry.Value), StringComparison.OrdinalIgnoreCase) ? -1 : 1)),
        ];
        if (Array.Exists(by, static part => !SortKeys.Contains(part.Key)))
        {
            throw RestException.BadRequest("0", "Invalid sorting key (internal error)");
        }

        return (first, second) =>
        {
            foreach ((string key, int direction) in by)
            {
                if (RowValue.Compare(SortValue(first, key), SortValue(second, key)) is var order and not 0)
                {
                    return direction * order;
                }
            }

            return second.Task.Id.CompareTo(first.Task.Id);
        };
    }

    private JsonNode? SortValue((LocalTask Task, JsonObject Row) row, string key) => key switch
    {
        "REAL_STATUS" => row.Task.Status,
        "STATUS_COMPLETE" => row.Task.Status == 5 ? 2 : 1,
        "CREATED_BY_LAST_NAME" => LastName(row.Task.CreatedById),
        "RESPONSIBLE_LAST_NAME" => LastName(row.Task.ResponsibleId),
        _ => row.Row[key],
    };

    private string? LastName(int id) => users.FirstOrDefault(user => user.Id == id)?.LastName;
}
