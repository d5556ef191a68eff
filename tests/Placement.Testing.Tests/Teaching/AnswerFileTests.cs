using Microsoft.Extensions.Logging;

namespace Placement.Testing.Tests.Teaching;

/// <summary>Methods that files of a folder answer.</summary>
public sealed class AnswerFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("answers");
    private readonly TestLog _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>A file that is no answer, and what is said of it.</summary>
    public static TheoryData<string, string> BrokenFiles => new()
    {
        { "", "it is no JSON" },
        { "{\"result\":", "it is no JSON" },
        { "result: 1", "it is no JSON" },
        { "{\"result\":\"\\ud83d\"}", "it is no JSON" },
        { "{}", "either 'result' or 'error'" },
        { "[]", "either 'result' or 'error'" },
        { "17", "either 'result' or 'error'" },
        { "null", "either 'result' or 'error'" },
        { "{\"ID\":\"17\"}", "either 'result' or 'error'" },
        { "{\"result\":1,\"error\":\"X\"}", "either 'result' or 'error'" },
        { "{\"result\":[],\"totl\":3}", "the member 'totl'; beside 'result' there can be total, next, time" },
        { "{\"error\":\"X\",\"total\":3}", "the member 'total'; beside 'error' there can be error_description, status, time" },
        { "{\"result\":[],\"total\":\"many\"}", "'total' must be a whole number" },
        { "{\"result\":[],\"next\":1.5}", "'next' must be a whole number" },
        { "{\"error\":\"X\",\"status\":99}", "'status' must be a number between 200 and 599" },
    };

    [Fact]
    public async Task A_file_answers_the_method_of_its_name()
    {
        Write("crm.deal.get.json", """
            {
                // As the documentation shows it.
                "result": { "ID": "17", "TITLE": "Größe / Roof", },
                "time": { "duration": 0.5 },
            }
            """);
        Write("CRM.Deal.List.JSON".ToLowerInvariant(), """{"result":[{"ID":"17"}],"total":80,"next":50}""");
        Write("my.own.json", "\ufeff{\"result\":null}");
        Write("notes.txt", "no answer");
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);

        Answer deal = await client.CallAsync("crm.deal.get");
        Answer list = await client.CallAsync("CRM.deal.List.json");
        Answer batch = await client.BatchAsync(new { list = "crm.deal.list", deal = "crm.deal.get", own = "my.own" });

        Assert.Equal("""{"ID":"17","TITLE":"Größe / Roof"}""", deal.Is200().Json);
        Assert.NotEqual(0.5, deal.Body.GetProperty("time").GetProperty("duration").GetDouble());
        Assert.Equal((80, 50), (list.Body.GetProperty("total").GetInt32(), list.Body.GetProperty("next").GetInt32()));
        Assert.Equal("""{"list":80}""", batch.Result.GetProperty("result_total").GetRawText());
        Assert.Equal(
            """{"list":[{"ID":"17"}],"deal":{"ID":"17","TITLE":"Größe / Roof"},"own":null}""",
            batch.Result.GetProperty("result").GetRawText());
        Assert.Equal(
            """{"isExisting":true,"isAvailable":true}""", (await client.CallAsync("method.get", new { name = "crm.deal.list" })).Json);
        Assert.Contains("my.own", (await client.CallAsync("methods")).Texts);
        Assert.DoesNotContain("notes", (await client.CallAsync("methods")).Texts);
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task A_file_can_be_an_error()
    {
        Write("crm.deal.get.json", """{"error":"","error_description":"Not found"}""");
        Write("crm.item.get.json", """{"error":"ACCESS_DENIED","status":403}""");
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);

        (await client.CallAsync("crm.deal.get")).Is(400, "", "Not found");
        (await client.CallAsync("crm.item.get")).Is(403, "ACCESS_DENIED", "");
    }

    [Fact]
    public async Task A_change_counts_from_the_next_call_on()
    {
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);

        (await client.CallAsync("my.own")).Is(404, "ERROR_METHOD_NOT_FOUND");
        Write("my.own.json", """{"result":1}""");
        Assert.Equal("1", (await client.CallAsync("my.own")).Json);
        Write("my.own.json", """{"result":2}""");
        Assert.Equal("2", (await client.CallAsync("my.own")).Json);
        File.Delete(Path.Combine(_folder.FullName, "my.own.json"));
        (await client.CallAsync("my.own")).Is(404, "ERROR_METHOD_NOT_FOUND");
        Directory.Delete(_folder.FullName, recursive: true);
        (await client.CallAsync("my.own")).Is(404, "ERROR_METHOD_NOT_FOUND");
        _folder.Create();
    }

    [Fact]
    public async Task A_function_wins_over_a_file_and_a_file_over_the_portal()
    {
        Write("user.admin.json", """{"result":"file"}""");
        Write("batch.json", """{"result":"file"}""");
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);

        Assert.Equal("\"file\"", (await client.CallAsync("user.admin")).Json);
        using (portal.Answer("user.admin", _ => "function"))
        {
            Assert.Equal("\"function\"", (await client.CallAsync("user.admin")).Json);
        }

        Assert.Equal("\"file\"", (await client.CallAsync("user.admin")).Json);
        Assert.Equal("""{"a":"file"}""", (await client.BatchAsync(new { a = "user.admin" })).Result.GetProperty("result").GetRawText());
    }

    [Theory]
    [MemberData(nameof(BrokenFiles))]
    public async Task A_broken_file_is_named_and_stops_nothing(string content, string problem)
    {
        Write("crm.deal.get.json", content);
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);

        Answer answer = await client.CallAsync("crm.deal.get");

        answer.Is(500, "INTERNAL_SERVER_ERROR");
        Assert.StartsWith("The answer file crm.deal.get.json cannot be used: ", answer.Description, StringComparison.Ordinal);
        Assert.Contains(problem, answer.Description, StringComparison.Ordinal);
        (LogLevel level, string text, _) = Assert.Single(_log.Entries);
        Assert.Equal((LogLevel.Error, answer.Description), (level, text));
        Assert.IsType<InvalidDataException>(portal.Requests[0].Exception);
        (await client.CallAsync("user.admin")).IsTrue();

        Write("crm.deal.get.json", """{"result":true}""");
        (await client.CallAsync("crm.deal.get")).IsTrue();
    }

    [Fact]
    public async Task Files_obey_faults_and_scopes()
    {
        Write("crm.deal.get.json", """{"result":1}""");
        Write("disk.file.get.json", """{"result":1}""");
        await using LocalPortal portal = await StartAsync();
        portal.Faults.Add(PortalFault.ServerError().ForMethod("crm.deal.get").Times(1));
        var client = new PortalClient(portal);

        (await client.CallAsync("crm.deal.get")).Is(500, "INTERNAL_SERVER_ERROR");
        (await client.CallAsync("crm.deal.get")).Is200();
        (await client.CallAsync("disk.file.get")).Is(403, "insufficient_scope");
    }

    private Task<LocalPortal> StartAsync() =>
        LocalPortal.StartAsync(new() { AnswersFolder = _folder.FullName, LoggerFactory = _log }, Cancellation);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.FullName, name), content);
}
