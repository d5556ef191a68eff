using System.Globalization;
using System.Text.Json.Nodes;
using Placement.Testing.Php;

namespace Placement.Testing.Tasks;

/// <summary>A task as it is answered: the fields that were asked for, and the people and rights that go with them.</summary>
internal sealed class TaskAnswer(IReadOnlyList<LocalUser> users)
{
    private const int Waits = 2;
    private const int InProgress = 3;
    private const int WaitsForApproval = 4;
    private const int Completed = 5;
    private const int Deferred = 6;

    /// <summary>What is told however little is asked for.</summary>
    private static readonly string[] Always = [TaskFields.Id, "DESCRIPTION_IN_BBCODE", TaskFields.Favorite];

    /// <summary>The task with what belongs to the selected fields.</summary>
    public JsonObject Of(LocalTask task, JsonObject row, IReadOnlyList<string> select)
    {
        string[] asked = [.. select.Select(TaskFields.Asked)];
        bool isAll = asked.Length == 0 || asked.Contains("*");
        var answer = new JsonObject();
        foreach ((string name, JsonNode? value) in row)
        {
            if (asked.Contains(name) || Always.Contains(name) || (isAll && TaskFields.IsUsual(name)))
            {
                answer[TaskFields.Answered(name)] = value?.DeepClone();
            }
        }

        bool IsAsked(string name) => isAll || asked.Contains(name);
        answer["group"] = task.GroupId > 0 && IsAsked(TaskFields.GroupId)
            ? new JsonObject { ["id"] = Text(task.GroupId), ["name"] = task.Fields.GetValueOrDefault("GROUP_NAME") ?? "" }
            : new JsonArray();
        if (IsAsked(TaskFields.CreatedBy))
        {
            answer["creator"] = Person(task.CreatedById);
        }

        if (IsAsked(TaskFields.ResponsibleId))
        {
            answer["responsible"] = Person(task.ResponsibleId);
        }

        if (IsAsked(TaskFields.Accomplices))
        {
            answer["accomplicesData"] = People(task.AccompliceIds);
        }

        if (IsAsked(TaskFields.Auditors))
        {
            answer["auditorsData"] = People(task.AuditorIds);
        }

        return answer;
    }

    /// <summary>What a user may do with a task.</summary>
    public static JsonObject Actions(LocalTask task, LocalUser user)
    {
        bool isOwner = user.IsAdministrator || task.CreatedById == user.Id;
        bool isDoer = isOwner || task.ResponsibleId == user.Id;
        bool isOpen = task.Status is Waits or InProgress;
        bool isFavorite = task.Fields.GetValueOrDefault(TaskFields.Favorite) == "Y";
        return new JsonObject
        {
            ["accept"] = false,
            ["decline"] = false,
            ["complete"] = isDoer && task.Status is Waits or InProgress or Deferred,
            ["approve"] = isOwner && task.Status == WaitsForApproval,
            ["disapprove"] = isOwner && task.Status == WaitsForApproval,
            ["start"] = isDoer && task.Status == Waits,
            ["pause"] = isDoer && task.Status == InProgress,
            ["delegate"] = isDoer && isOpen,
            ["remove"] = isOwner,
            ["edit"] = isOwner,
            ["defer"] = isDoer && isOpen,
            ["renew"] = isDoer && task.Status is Completed or Deferred,
            ["create"] = true,
            ["changeDeadline"] = isOwner,
            ["checklistAddItems"] = isDoer,
            ["addFavorite"] = !isFavorite,
            ["deleteFavorite"] = isFavorite,
            ["rate"] = isOwner,
            ["take"] = false,
            ["edit.originator"] = false,
            ["checklist.reorder"] = isDoer,
            ["elapsedtime.add"] = true,
            ["dayplan.timer.toggle"] = isDoer,
            ["edit.plan"] = isOwner,
            ["checklist.add"] = isDoer,
            ["favorite.add"] = !isFavorite,
            ["favorite.delete"] = isFavorite,
        };
    }

    /// <summary>Adds what the list was told to find out beside the fields.</summary>
    public static void AddExtras(JsonObject answer, LocalTask task, LocalParameters extras)
    {
        if (extras.Flag("WITH_RESULT_INFO"))
        {
            answer["taskRequireResult"] = "N";
            answer["taskHasOpenResult"] = "N";
            answer["taskHasResult"] = "N";
        }

        if (extras.Flag("WITH_TIMER_INFO"))
        {
            answer["timeElapsed"] = null;
            answer["timerIsRunningForCurrentUser"] = "N";
        }

        if (extras.Flag("WITH_PARSED_DESCRIPTION"))
        {
            answer["parsedDescription"] = task.Description;
        }
    }

    private JsonNode People(IReadOnlyCollection<int> ids) =>
        PhpValue.Map(ids.Select(id => KeyValuePair.Create<string, JsonNode?>(Text(id), Person(id))));

    private JsonObject Person(int id)
    {
        LocalUser? user = users.FirstOrDefault(user => user.Id == id);
        return new JsonObject
        {
            ["id"] = Text(id),
            ["name"] = $"{user?.Name} {user?.LastName}".Trim(),
            ["link"] = $"/company/personal/user/{Text(id)}/",
            ["icon"] = user?.Fields.GetValueOrDefault("PERSONAL_PHOTO") ?? "/bitrix/images/tasks/default_avatar.png",
            ["workPosition"] = user?.Fields.GetValueOrDefault("WORK_POSITION") ?? "",
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
