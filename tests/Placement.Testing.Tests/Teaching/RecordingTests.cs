using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Placement.Testing.Tests.Teaching;

/// <summary>A real portal answers what the local one does not know, and its answers are kept.</summary>
public sealed class RecordingTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recorded");
    private readonly TestLog _log = new();
    private LocalPortal? _real;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private LocalPortal Real => _real!;

    private string Code => Real.WebhookAddress.Segments[^1].TrimEnd('/');

    private string[] Files => [.. _folder.GetFiles().Select(static file => file.Name).Order(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        _real = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        Real.Answer("crm.product.get", static call => new JsonObject { ["ID"] = call.Parameters.Text("id"), ["NAME"] = "Größe" });
        Real.Answer(
            "crm.product.list",
            static _ => new LocalAnswer(new JsonArray(new JsonObject { ["ID"] = "17" })) { Total = 80, Next = 50 });
    }

    public async ValueTask DisposeAsync()
    {
        await Real.DisposeAsync();
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_a_real_portal_has_answered_is_answered_without_it_later()
    {
        await using (LocalPortal portal = await StartAsync())
        {
            var client = new PortalClient(portal);
            Assert.Equal("""{"ID":"17","NAME":"Größe"}""", (await client.CallAsync("CRM.Product.Get", new { id = 17 })).Json);
            Assert.Equal("""{"ID":"18","NAME":"Größe"}""", (await client.CallAsync("crm.product.get", new { id = 18 })).Json);
            Answer list = await client.CallAsync("crm.product.list", new { select = new[] { "ID" }, filter = new { NAME = "a" } });
            Assert.Equal((80, 50), (list.Body.GetProperty("total").GetInt32(), list.Body.GetProperty("next").GetInt32()));
            Assert.Equal("""{"ID":"17","NAME":"Größe"}""", (await client.CallAsync("crm.product.get", new { ID = "17" })).Json);
        }

        Assert.Equal(3, Files.Length);
        Assert.Equal(3, Real.Requests.Count);
        await Real.DisposeAsync();

        await using LocalPortal offline = await StartAsync(isOffline: true);
        var later = new PortalClient(offline);
        Assert.Equal("""{"ID":"17","NAME":"Größe"}""", (await later.CallAsync("crm.product.get", new { id = 17 })).Json);
        Assert.Equal("""{"ID":"18","NAME":"Größe"}""", (await later.CallAsync("crm.product.get", new { id = "18" })).Json);
        Answer again = await later.CallAsync("crm.product.list", new { FILTER = new { NAME = "a" }, SELECT = new[] { "ID" } });
        Assert.Equal((80, 50), (again.Body.GetProperty("total").GetInt32(), again.Body.GetProperty("next").GetInt32()));
        (await later.CallAsync("crm.product.get", new { id = 19 })).Is(404, "ERROR_METHOD_NOT_FOUND");
        Assert.Contains("with parameters that were not recorded", _log.Entries[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_of_a_batch_are_passed_on_one_by_one()
    {
        await using LocalPortal portal = await StartAsync();

        Answer batch = await new PortalClient(portal).BatchAsync(
            new { list = "crm.product.list", first = "crm.product.get?id=$result[list][0][ID]", user = "user.admin" });

        Assert.Equal(
            """{"list":[{"ID":"17"}],"first":{"ID":"17","NAME":"Größe"},"user":true}""",
            batch.Result.GetProperty("result").GetRawText());
        Assert.Equal(["crm.product.get", "crm.product.list"], Real.Requests.Select(static request => request.Method).Order());
        Assert.Equal(2, Files.Length);
    }

    [Theory]
    [InlineData("crm.product.add")]
    [InlineData("crm.product.update")]
    [InlineData("crm.product.delete")]
    [InlineData("crm.product.get.all")]
    [InlineData("crm.product.budget")]
    [InlineData("crm.product.getlist")]
    [InlineData("im.message.send")]
    public async Task What_may_change_something_is_passed_on_to_nobody(string method)
    {
        Real.Answer(method, _ => true);
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);

        (await client.CallAsync(method, new { id = 17 })).Is(404, "ERROR_METHOD_NOT_FOUND");
        await client.BatchAsync(new { one = method });

        Assert.Empty(Real.Requests);
        Assert.Empty(Files);
        Assert.Contains(_log.Entries, entry => entry.Text.StartsWith(method + " is not passed on", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("..%2f..%2fcrm.product.get")]
    [InlineData("crm/../product.get")]
    [InlineData("crm.product.get?auth=x#.get")]
    [InlineData("crm.product .get")]
    [InlineData("profile.json/x.get")]
    public async Task What_is_no_name_is_passed_on_to_nobody(string method)
    {
        await using LocalPortal portal = await StartAsync();

        await new PortalClient(portal).BatchAsync(new { one = method });

        Assert.All(Real.Requests, static request => Assert.Equal("crm.product.get", request.Method));
        Assert.All(Files, static file => Assert.StartsWith("crm.product.get@", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_local_portal_answers_itself_is_asked_of_nobody()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "crm.product.list.json"), """{"result":"mine"}""", Cancellation);
        await using LocalPortal portal = await StartAsync();
        portal.Answer("crm.product.fields", _ => "taught");
        var client = new PortalClient(portal);

        await client.CallAsync("crm.deal.list");
        await client.CallAsync("user.current");
        Assert.Equal("\"mine\"", (await client.CallAsync("crm.product.list", new { start = 50 })).Json);
        Assert.Equal("\"taught\"", (await client.CallAsync("crm.product.fields")).Json);

        Assert.Empty(Real.Requests);
        Assert.Equal("crm.product.list.json", Assert.Single(Files));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_overwritten()
    {
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);
        await client.CallAsync("crm.product.get", new { id = 17 });
        string file = Path.Combine(_folder.FullName, Assert.Single(Files));
        await File.WriteAllTextAsync(file, """{"result":"by hand"}""", Cancellation);

        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.CallAsync("crm.product.get", new { id = 17 })));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.CallAsync("crm.product.get", new { id = 18 })));

        Assert.All(answers, static answer => Assert.Equal("\"by hand\"", answer.Json));
        Assert.Equal(2, Files.Length);
    }

    [Fact]
    public async Task Neither_tokens_nor_the_webhook_are_kept_sent_or_said()
    {
        Real.Answer("crm.product.fields", call => new JsonObject
        {
            ["auth"] = "hunter-1",
            ["access_token"] = "hunter-2",
            ["settings"] = new JsonArray(new JsonObject { ["clientSecret"] = "hunter-3", ["APPLICATION_TOKEN"] = "hunter-4" }),
            ["url"] = $"https://acme.bitrix24.com/rest/1/{Code}/download/?token=hunter-5&id=3",
            [Code] = $"see {Code.ToUpperInvariant()}",
            ["path"] = "/show?id=1&auth=hunter-6",
            ["tokens"] = new JsonArray("hunter-11", new JsonObject { ["value"] = "hunter-12" }),
            ["other"] = "see https://other.bitrix24.com/rest/7/hunter13abcdef/crm.deal.list",
            ["proxy"] = "https://hunter-14:hunter-15@proxy.acme.com/a",
            ["password"] = 4711471147114711,
            ["webhooks"] = new JsonArray(4712471247124712, true, null),
            ["sent"] = string.Join(',', call.Parameters.Names),
        });
        Real.Answer("crm.product.list", _ => LocalAnswer.Error("ERROR", $"refused for {Code}"));
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);

        Answer answer = await client.CallAsync("crm.product.fields", new { id = 3, client_secret = "hunter-7", access_token = "hunter-8" });
        Answer error = await client.CallAsync("crm.product.list", new { auth = "hunter-9" });
        await client.BatchAsync(new { one = "crm.product.fields?id=4&auth=hunter-10" });

        string all = string.Concat(_folder.GetFiles().Select(static file => file.Name + File.ReadAllText(file.FullName)))
            + string.Concat(_log.Entries.Select(static entry => entry.Text + entry.Exception))
            + answer.Json + error.Body.GetRawText();
        Assert.DoesNotContain("hunter", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Code, all, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"sent\": \"id\"", all, StringComparison.Ordinal);
        Assert.Contains("id=3", all, StringComparison.Ordinal);
        Assert.Equal("\"***\"", answer.Result.GetProperty("password").GetRawText());
        Assert.Equal("""["***","***",null]""", answer.Result.GetProperty("webhooks").GetRawText());
        Assert.Equal(2, Files.Length);
    }

    [Fact]
    public async Task Secrets_within_parameters_are_not_sent_and_make_no_other_file()
    {
        Real.Answer("crm.product.list", static call => JsonValue.Create(call.Parameters["filter"]!.ToJsonString()));
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);

        Answer first = await client.CallAsync(
            "crm.product.list", new { filter = new { NAME = "a", access_token = "hunter-1", any = new object[] { new { id = 3, pwd = "hunter-2" } } } });
        Answer second = await client.CallAsync(
            "crm.product.list", new { filter = new { NAME = "a", any = new object[] { new { id = 3, pwd = "hunter-3" } } } });

        Assert.Equal("""{"NAME":"a","any":[{"id":3}]}""", first.Result.GetString());
        Assert.Equal(first.Json, second.Json);
        Assert.Single(Files);
        Assert.Single(Real.Requests);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_kept_is_answered_all_the_same()
    {
        string folder = _folder.CreateSubdirectory("answers").FullName;
        await using LocalPortal portal = await StartAsync(folder: folder);
        Directory.Delete(folder);
        await File.WriteAllTextAsync(folder, "no folder any more", Cancellation);

        Answer answer = await new PortalClient(portal).CallAsync("crm.product.get", new { id = 17 });

        Assert.Equal("""{"ID":"17","NAME":"Größe"}""", answer.Json);
        Assert.Contains(_log.Entries, static entry => entry.Text.Contains("cannot be written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Errors_are_answered_and_not_kept()
    {
        Real.Answer(
            "crm.product.list", _ => LocalAnswer.Error("QUERY_LIMIT_EXCEEDED", "Too many requests", HttpStatusCode.ServiceUnavailable));
        await using LocalPortal portal = await StartAsync();
        var client = new PortalClient(portal);

        (await client.CallAsync("crm.product.list")).Is(503, "QUERY_LIMIT_EXCEEDED", "Too many requests");
        (await client.CallAsync("crm.nothing.list")).Is(404, "ERROR_METHOD_NOT_FOUND");
        Real.Faults.Add(PortalFault.HtmlPage());
        (await client.CallAsync("crm.product.get")).Is(500, "INTERNAL_SERVER_ERROR");
        Real.Faults.Clear();
        await Real.DisposeAsync();
        (await client.CallAsync("crm.product.get")).Is(500, "INTERNAL_SERVER_ERROR");

        Assert.Empty(Files);
        Assert.Equal(4, _log.Entries.Count(static entry => entry.Level == LogLevel.Warning));
    }

    [Theory]
    [InlineData("http://acme.bitrix24.com/rest/1/hunter22hunter22/")]
    [InlineData("https://acme.bitrix24.com/")]
    [InlineData("https://acme.bitrix24.com/rest/hunter22hunter22/")]
    [InlineData("https://acme.bitrix24.com/rest/1/hunter22hunter22/crm.deal.get")]
    [InlineData("https://acme.bitrix24.com/rest/1/hunter22%2f..%2f/")]
    [InlineData("file:///rest/1/hunter22hunter22/")]
    [InlineData("/rest/1/hunter22hunter22/")]
    public async Task An_address_that_is_no_webhook_is_refused_and_not_shown(string address)
    {
        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(() => LocalPortal.StartAsync(
            new() { AnswersFolder = _folder.FullName, RecordFrom = new Uri(address, UriKind.RelativeOrAbsolute) }, Cancellation));

        Assert.Contains("RecordFrom", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recording_needs_a_folder_and_options_do_not_show_the_webhook()
    {
        var options = new LocalPortalOptions { RecordFrom = Real.WebhookAddress };

        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(() => LocalPortal.StartAsync(options, Cancellation));

        Assert.Contains("AnswersFolder", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, refusal + options.ToString(), StringComparison.Ordinal);
    }

    private Task<LocalPortal> StartAsync(bool isOffline = false, string? folder = null) => LocalPortal.StartAsync(
        new() { AnswersFolder = folder ?? _folder.FullName, LoggerFactory = _log, RecordFrom = isOffline ? null : Real.WebhookAddress },
        Cancellation);
}
