using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Placement.Testing.Tests.Tasks;

/// <summary>The portal's tasks, as applications read them.</summary>
public sealed class TaskTests
{
    /// <summary>The task of the documented answer.</summary>
    private static readonly LocalTask Documented = new(8017, "Task Example", ResponsibleId: 547, CreatedById: 503)
    {
        Description = "Task description with [B]formatting[/B]",
        Deadline = new DateTimeOffset(2025, 10, 24, 19, 0, 0, TimeSpan.FromHours(2)),
        CreatedAt = new DateTimeOffset(2025, 6, 4, 16, 15, 55, TimeSpan.FromHours(2)),
        Priority = 2,
        AuditorIds = [13],
        Tags = ["arpar"],
        CrmBindings = ["C_627", "CO_591", "L_1177", "T88_3", "D_1723"],
        Fields = new Dictionary<string, string> { ["FAVORITE"] = "Y", ["UF_AUTO_1"] = "own" },
    };

    private static readonly LocalUser[] People =
    [
        new(503, "Maria", "Johnson", IsAdministrator: true) { Fields = new Dictionary<string, string> { ["WORK_POSITION"] = "admin" } },
        new(547, "Maria", "Zed", IsAdministrator: false) { Fields = new Dictionary<string, string> { ["WORK_POSITION"] = "Tester" } },
        new(13, "John", "Smith", IsAdministrator: false),
        new(14, "Un", "Involved", IsAdministrator: false),
    ];

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 10, 21, 14, 45, 22, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_task_is_read_as_documented()
    {
        await using LocalPortal portal = await StartAsync(Documented);

        Answer answer = await new PortalClient(portal).CallAsync(
            "tasks.task.get",
            new
            {
                taskId = 8017,
                select = new[]
                {
                    "ID",
                    "TITLE",
                    "DESCRIPTION",
                    "CREATED_BY",
                    "RESPONSIBLE_ID",
                    "DEADLINE",
                    "UF_CRM_TASK",
                    "UF_TASK_WEBDAV_FILES",
                },
            });

        JsonObject task = JsonNode.Parse(answer.Json)!["task"]!.AsObject();
        JsonObject action = task["action"]!.AsObject();
        task.Remove("action");
        AssertSame(
            """
            {"id":"8017","title":"Task Example","description":"Task description with [B]formatting[/B]","createdBy":"503","responsibleId":"547",
            "deadline":"2025-10-24T19:00:00+02:00","ufCrmTask":["C_627","CO_591","L_1177","T88_3","D_1723"],"descriptionInBbcode":"Y",
            "favorite":"Y","group":[],
            "creator":{"id":"503","name":"Maria Johnson","link":"/company/personal/user/503/",
            "icon":"/bitrix/images/tasks/default_avatar.png","workPosition":"admin"},
            "responsible":{"id":"547","name":"Maria Zed","link":"/company/personal/user/547/",
            "icon":"/bitrix/images/tasks/default_avatar.png","workPosition":"Tester"}}
            """,
            task);
        Assert.Equal(27, action.Count);
        foreach ((string name, bool expected) in new[]
        {
            ("complete", true), ("start", true), ("pause", false), ("edit", true), ("favorite.delete", true), ("addFavorite", false),
        })
        {
            Assert.Equal(expected, (bool)action[name]!);
        }
    }

    [Fact]
    public async Task A_list_is_read_as_documented()
    {
        await using LocalPortal portal = await StartAsync(Documented);

        Answer answer = await new PortalClient(portal).CallAsync(
            "tasks.task.list",
            JsonNode.Parse(
                """
                {"order":{"DEADLINE":"asc","PRIORITY":"desc"},
                "filter":{"!STATUS":6,">=DEADLINE":"2025-10-21","RESPONSIBLE_ID":547,"::SUBFILTER-PARAMS":{"FAVORITE":"Y"}},
                "select":["ID","TITLE","DESCRIPTION","STATUS","subStatus","DEADLINE","CREATED_DATE","RESPONSIBLE_ID","ACCOMPLICES","AUDITORS",
                "TAGS","COUNTERS","PRIORITY","MARK"],
                "params":{"WITH_TIMER_INFO":true,"WITH_RESULT_INFO":true,"WITH_PARSED_DESCRIPTION":true}}
                """));

        AssertSame(
            """
            {"id":"8017","title":"Task Example","description":"Task description with [B]formatting[/B]","deadline":"2025-10-24T19:00:00+02:00",
            "createdDate":"2025-06-04T16:15:55+02:00","responsibleId":"547","priority":"2","mark":null,"descriptionInBbcode":"Y",
            "status":"2","subStatus":"2","favorite":"Y","auditors":["13"],"accomplices":[],"group":[],
            "responsible":{"id":"547","name":"Maria Zed","link":"/company/personal/user/547/",
            "icon":"/bitrix/images/tasks/default_avatar.png","workPosition":"Tester"},
            "accomplicesData":[],
            "auditorsData":{"13":{"id":"13","name":"John Smith","link":"/company/personal/user/13/",
            "icon":"/bitrix/images/tasks/default_avatar.png","workPosition":""}},
            "taskRequireResult":"N","taskHasOpenResult":"N","taskHasResult":"N","timeElapsed":null,"timerIsRunningForCurrentUser":"N",
            "parsedDescription":"Task description with [B]formatting[/B]","tags":{"1":{"id":1,"title":"arpar"}}}
            """,
            Assert.Single(JsonNode.Parse(answer.Json)!["tasks"]!.AsArray())!);
        Assert.Equal(1, answer.Body.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("""{}""", "5,4,3,2,1")]
    [InlineData("""{"filter":{"REAL_STATUS":[2,3]}}""", "5,4,2,1")]
    [InlineData("""{"filter":{"STATUS":-1}}""", "2")] // overdue
    [InlineData("""{"filter":{"STATUS":-3}}""", "1")] // almost
    [InlineData("""{"filter":{"!REAL_STATUS":"2"}}""", "4,3")]
    [InlineData("""{"filter":{"<DEADLINE":"2025-10-22T00:00:00+00:00"}}""", "2")]
    [InlineData("""{"filter":{">=DEADLINE":"2025-10-22"}}""", "3,1")]
    [InlineData("""{"filter":{"DEADLINE":""}}""", "5,4")]
    [InlineData("""{"filter":{"ACCOMPLICE":13}}""", "4")]
    [InlineData("""{"filter":{"AUDITOR":["13","14"]}}""", "5")]
    [InlineData("""{"filter":{"TAG":"Urgent"}}""", "1")]
    [InlineData("""{"filter":{"TITLE":"%offer%"}}""", "2,1")]
    [InlineData("""{"filter":{"TITLE":"Send offer"}}""", "1")]
    [InlineData("""{"filter":{"UF_CRM_TASK":"D_17"}}""", "3,1")]
    [InlineData("""{"filter":{"GROUP_ID":"7","CREATED_BY":503}}""", "3")]
    [InlineData("""{"filter":{"PARENT_ID":1}}""", "2")]
    [InlineData("""{"filter":{">ID":1,"<=ID":3,"ONLY_ROOT_TASKS":"N"}}""", "3,2")]
    [InlineData("""{"order":{"PRIORITY":"desc","ID":"asc"}}""", "3,1,2,4,5")]
    [InlineData("""{"order":{"DEADLINE":"asc"}}""", "5,4,2,1,3")]
    [InlineData("""{"order":{"RESPONSIBLE_LAST_NAME":"asc","TITLE":"DESC"}}""", "4,1,2,5,3")]
    [InlineData("""{"order":{"STATUS_COMPLETE":"desc"}}""", "3,5,4,2,1")]
    public async Task A_list_is_narrowed_and_sorted(string parameters, string expected)
    {
        await using LocalPortal portal = await StartAsync(
            new(1, "Send offer", 503, 503)
            {
                Deadline = _clock.GetUtcNow().AddHours(20),
                Tags = ["urgent", "sales"],
                CrmBindings = ["D_17", "C_1"],
            },
            new(2, "Print offer", 503, 503)
            {
                Deadline = _clock.GetUtcNow().AddHours(-1),
                Fields = new Dictionary<string, string> { ["PARENT_ID"] = "1" },
            },
            new(3, "Archive", 547, 503)
            {
                Status = 5,
                Priority = 2,
                GroupId = 7,
                CrmBindings = ["D_17"],
                Deadline = _clock.GetUtcNow().AddDays(3),
            },
            new(4, "Write", 14, 547) { Status = 3, AccompliceIds = [13] },
            new(5, "Clean", 13, 547) { AuditorIds = [14] });

        Answer answer = await new PortalClient(portal).CallAsync("tasks.task.list", JsonNode.Parse(parameters));

        Assert.Equal(expected, string.Join(',', Ids(answer)));
        Assert.Equal(Ids(answer).Length, answer.Body.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Everybody_sees_their_own_tasks_and_administrators_all()
    {
        await using LocalPortal portal = await StartAsync(
            Documented, new(2, "b", 503, 547), new(3, "c", 503, 503) { AccompliceIds = [547] }, new(4, "d", 503, 503));

        string[][] seen = new string[4][];
        for (int user = 0; user < 4; user++)
        {
            seen[user] = Ids(await new PortalClient(portal, portal.Users[user]).CallAsync("tasks.task.list"));
        }

        Assert.Equal(["8017", "4", "3", "2"], seen[0]);
        Assert.Equal(["8017", "3", "2"], seen[1]);
        Assert.Equal(["8017"], seen[2]);
        Assert.Empty(seen[3]);
        Assert.Equal("[]", (await new PortalClient(portal, portal.Users[3]).CallAsync("tasks.task.get", new { taskId = 2 })).Json);
        Assert.Equal("[]", (await new PortalClient(portal).CallAsync("tasks.task.get", new { taskId = 99 })).Json);
        JsonElement doer = (await new PortalClient(portal, portal.Users[1]).CallAsync("tasks.task.get?taskId=8017"))
            .Result.GetProperty("task");
        Assert.True(doer.GetProperty("action").GetProperty("start").GetBoolean());
        Assert.False(doer.GetProperty("action").GetProperty("remove").GetBoolean());
    }

    [Fact]
    public async Task Without_a_selection_everything_but_custom_fields_is_told()
    {
        await using LocalPortal portal = await StartAsync(Documented);
        var client = new PortalClient(portal);

        foreach (object parameters in new object[] { new { taskId = 8017 }, new { taskId = 8017, select = new[] { "*" } } })
        {
            string[] names =
            [
                .. (await client.CallAsync("tasks.task.get", parameters)).Result.GetProperty("task").EnumerateObject()
                    .Select(static field => field.Name),
            ];
            Assert.Contains("chatId", names);
            Assert.Contains("parentId", names);
            Assert.Contains("allowChangeDeadline", names);
            Assert.DoesNotContain(names, static name => name.StartsWith("uf", StringComparison.Ordinal));
        }

        Assert.Equal(
            "own",
            (await client.CallAsync("tasks.task.get", new { taskId = 8017, select = new[] { "UF_AUTO_1" } }))
                .Result.GetProperty("task").GetProperty("ufAuto1").GetString());
    }

    [Theory]
    [InlineData("tasks.task.get", "{}", "100", "CTaskItem All parameters in the constructor must have real class type (internal error)")]
    [InlineData("tasks.task.get", """{"taskId":"x"}""", "0", "wrong task id")]
    [InlineData("tasks.task.get", """{"taskId":1,"select":""}""", "100", "Invalid value {} to match with parameter {select}. Should be value of type array. (internal error)")]
    [InlineData("tasks.task.list", """{"order":{"NO_SUCH":"asc"}}""", "0", "Invalid sorting key (internal error)")]
    public async Task What_cannot_be_is_refused(string method, string parameters, string error, string description)
    {
        await using LocalPortal portal = await StartAsync(Documented);

        (await new PortalClient(portal).CallAsync(method, JsonNode.Parse(parameters))).Is(400, error, description);
    }

    [Fact]
    public async Task Pages_have_fifty_tasks()
    {
        await using LocalPortal portal = await StartAsync(
            [.. Enumerable.Range(1, 70).Select(static id => new LocalTask(id, "T" + id.ToString(CultureInfo.InvariantCulture), 503, 503))]);
        var client = new PortalClient(portal);

        Answer first = await client.CallAsync("tasks.task.list", new { select = new[] { "ID" } });
        Answer second = await client.CallAsync("tasks.task.list", new { start = 50 });

        Assert.Equal(
            (50, 70, 50), (Ids(first).Length, first.Body.GetProperty("total").GetInt32(), first.Body.GetProperty("next").GetInt32()));
        Assert.Equal((20, "1"), (Ids(second).Length, Ids(second)[^1]));
        Assert.False(second.Body.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task Tasks_are_read_with_their_scope()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { Scopes = ["crm"] }, Stop);

        (await new PortalClient(portal).CallAsync("tasks.task.list")).Is(403, "insufficient_scope");
        (await new PortalClient(portal).CallAsync("tasks.task.get")).Is(403, "insufficient_scope");
    }

    [Fact]
    public async Task There_are_tasks_to_begin_with_and_a_test_has_its_own()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { TimeProvider = _clock }, Stop);
        var client = new PortalClient(portal);
        Assert.Equal(["3", "2", "1"], Ids(await client.CallAsync("tasks.task.list")));

        LocalTask added = portal.Tasks.Add(new LocalTask(0, "Mine", 1, 1) { Fields = new Dictionary<string, string> { ["mark"] = "P" } });
        Assert.Equal((4, _clock.GetUtcNow()), (added.Id, added.CreatedAt));
        Assert.Equal(
            "P",
            (await client.CallAsync("tasks.task.get", new { taskId = 4 })).Result.GetProperty("task").GetProperty("mark").GetString());
        portal.Tasks.Add(added with { Title = "Changed" });
        Assert.Equal("Changed", portal.Tasks.All[^1].Title);
        Assert.True(portal.Tasks.Remove(4));
        Assert.False(portal.Tasks.Remove(4));
        portal.Tasks.Clear();

        Assert.Equal("""{"tasks":[]}""", (await client.CallAsync("tasks.task.list")).Json);
        Assert.Equal(1, portal.Tasks.Add(added with { Id = 0 }).Id);
        Assert.Throws<ArgumentOutOfRangeException>("task", () => portal.Tasks.Add(added with { Id = -1 }));
    }

    private async Task<LocalPortal> StartAsync(params LocalTask[] tasks)
    {
        LocalPortal portal = await LocalPortal.StartAsync(new() { Users = People, TimeProvider = _clock }, Stop);
        portal.Tasks.Clear();
        foreach (LocalTask task in tasks)
        {
            portal.Tasks.Add(task);
        }

        return portal;
    }

    private static string[] Ids(Answer answer) =>
        [.. answer.Result.GetProperty("tasks").EnumerateArray().Select(static task => task.GetProperty("id").GetString()!)];

    private static void AssertSame(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
