using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Fields;

/// <summary>Types of custom fields that an application registers.</summary>
public sealed class FieldTypeTests
{
    private const string Handler = "https://www.myapplication.com/handler/";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_type_is_registered_changed_listed_and_removed_as_documented()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var client = new PortalClient(portal);

        (await client.CallAsync(
            "userfieldtype.add",
            new
            {
                USER_TYPE_ID = "test_type",
                HANDLER = Handler,
                TITLE = "Updated test type",
                DESCRIPTION = "Test userfield type for documentation with updated description",
                OPTIONS = new { height = 60 },
            })).IsTrue();

        LocalFieldType type = Assert.Single(portal.FieldTypes);
        Assert.Equal((1, "test_type", Handler, 60), (type.Id, type.UserTypeId, type.Handler, type.Height));
        Answer list = await client.CallAsync("userfieldtype.list");
        Assert.Equal(
            $$"""[{"USER_TYPE_ID":"test_type","HANDLER":"{{Handler}}","TITLE":"Updated test type","DESCRIPTION":"Test userfield type for documentation with updated description"}]""",
            list.Json);
        Assert.Equal(1, list.Body.GetProperty("total").GetInt32());

        (await client.CallAsync("userfieldtype.update", new { user_type_id = "TEST_TYPE", HANDLER = Handler + "2", TITLE = "New" }))
            .IsTrue();
        type = Assert.Single(portal.FieldTypes);
        Assert.Equal((Handler + "2", "New", 60), (type.Handler, type.Texts["en"].Title, type.Height));
        Assert.Equal("Test userfield type for documentation with updated description", type.Texts["en"].Description);

        (await client.CallAsync("userfieldtype.delete", new { USER_TYPE_ID = "Test_Type" })).IsTrue();
        Assert.Empty(portal.FieldTypes);
        Assert.Equal("[]", (await client.CallAsync("userfieldtype.list")).Json);
    }

    [Theory]
    [InlineData("""{}""", "en supplier|")]
    [InlineData("""{"TITLE":" Supplier ","DESCRIPTION":"Who delivers"}""", "en Supplier|Who delivers")]
    [InlineData("""{"TITLE":"x","LANG_ALL":{"de":{"TITLE":"Lieferant"},"FR":{"TITLE":"Fournisseur","DESCRIPTION":"d"}}}""", "de Lieferant|,fr Fournisseur|d")]
    public async Task Texts_come_in_one_language_or_in_many(string texts, string expected)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var client = new PortalClient(portal);

        (await AddAsync(client, "supplier", Handler, texts)).IsTrue();

        LocalFieldType type = Assert.Single(portal.FieldTypes);
        Assert.Equal(expected, Texts(type));
        string[] first = expected.Split(',')[0].Split(' ', 2)[1].Split('|');
        Assert.Equal(
            (first[0], first[1]),
            (await client.CallAsync("userfieldtype.list")).Result[0] is var row
                ? (row.GetProperty("TITLE").GetString(), row.GetProperty("DESCRIPTION").GetString())
                : default);
    }

    [Theory]
    [InlineData("""{"TITLE":"New"}""", "en New|", 80)] // translations are dropped
    [InlineData("""{"DESCRIPTION":"New"}""", "en Supplier|New", 80)]
    [InlineData("""{"LANG_ALL":{"de":{"TITLE":"Neu"}}}""", "de Neu|", 80)]
    [InlineData("""{"OPTIONS":{"height":"0"}}""", "en Supplier|,de Lieferant|", 0)]
    public async Task An_update_changes_what_is_passed(string change, string expected, int height)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var client = new PortalClient(portal);
        (await AddAsync(
            client,
            "supplier",
            Handler,
            """{"OPTIONS":{"height":80},"LANG_ALL":{"en":{"TITLE":"Supplier"},"de":{"TITLE":"Lieferant"}}}""")).IsTrue();

        JsonObject parameters = JsonNode.Parse(change)!.AsObject();
        parameters["USER_TYPE_ID"] = "supplier";
        (await client.CallAsync("userfieldtype.update", parameters)).IsTrue();

        LocalFieldType type = Assert.Single(portal.FieldTypes);
        Assert.Equal((expected, Handler, height), (Texts(type), type.Handler, type.Height));
    }

    [Theory]
    [InlineData(
        "add", """{"HANDLER":"https://app.example/x"}""", "ERROR_ARGUMENT", "Argument 'USER_TYPE_ID' is null or empty", "USER_TYPE_ID")]
    [InlineData("add", """{"USER_TYPE_ID":"x"}""", "ERROR_ARGUMENT", "Argument 'HANDLER' is null or empty", "HANDLER")]
    [InlineData("add", """{"USER_TYPE_ID":"x","HANDLER":"https://localhost/x"}""", "ERROR_WRONG_HANDLER_URL", "Wrong handler URL", null)]
    [InlineData("add", """{"USER_TYPE_ID":"x","HANDLER":"ftp://app.example/x"}""", "ERROR_UNSUPPORTED_PROTOCOL", "Unsupported handler protocol", null)]
    [InlineData("add", """{"USER_TYPE_ID":"A","HANDLER":"https://app.example/x"}""", "ERROR_CORE", "Unable to set placement handler: Handler already binded", null)]
    [InlineData("add", """{"USER_TYPE_ID":"x","HANDLER":"https://app.example/a"}""", "ERROR_CORE", "Unable to set placement handler: Handler already binded", null)]
    [InlineData(
        "update", """{"HANDLER":"https://app.example/x"}""", "ERROR_ARGUMENT", "Argument 'USER_TYPE_ID' is null or empty", "USER_TYPE_ID")]
    [InlineData("update", """{"USER_TYPE_ID":"a"}""", "ERROR_ARGUMENT", "Argument 'HANDLER|TITLE|DESCRIPTION' is null or empty", "HANDLER|TITLE|DESCRIPTION")]
    [InlineData("update", """{"USER_TYPE_ID":"a","HANDLER":""}""", "ERROR_ARGUMENT", "Argument 'HANDLER' is null or empty", "HANDLER")]
    [InlineData("update", """{"USER_TYPE_ID":"a","HANDLER":"https://localhost/x"}""", "ERROR_WRONG_HANDLER_URL", "Wrong handler URL", null)]
    [InlineData("update", """{"USER_TYPE_ID":"a","HANDLER":"https://app.example/b"}""", "ERROR_CORE", "Unable to set placement handler: Handler already binded", null)]
    [InlineData("update", """{"USER_TYPE_ID":"no","TITLE":"x"}""", "ERROR_NOT_FOUND", "User Field Type not found", null)]
    [InlineData("delete", """{}""", "ERROR_ARGUMENT", "Argument 'USER_TYPE_ID' is null or empty", "USER_TYPE_ID")]
    [InlineData("delete", """{"USER_TYPE_ID":"no"}""", "ERROR_NOT_FOUND", "User Field Type not found", null)]
    public async Task What_cannot_be_is_refused(string method, string parameters, string error, string description, string? argument)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var client = new PortalClient(portal);
        (await AddAsync(client, "a", "https://app.example/a")).IsTrue();
        (await AddAsync(client, "b", "https://app.example/b")).IsTrue();

        (await client.CallAsync("userfieldtype." + method, JsonNode.Parse(parameters))).Is(400, error, description, argument);

        Assert.Equal(
            [("a", "https://app.example/a"), ("b", "https://app.example/b")],
            portal.FieldTypes.Select(static type => (type.UserTypeId, type.Handler)));
    }

    [Theory]
    [InlineData("TITLE")]
    [InlineData("DESCRIPTION")]
    public async Task Of_a_text_that_is_too_long_an_unusable_type_is_left(string text)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var client = new PortalClient(portal);
        string tooLong = new('x', 256);

        (await AddAsync(client, "a", Handler, $$"""{"{{text}}":"{{tooLong[1..]}}"}""")).IsTrue();
        (await client.CallAsync("userfieldtype.update", new Dictionary<string, string> { ["USER_TYPE_ID"] = "a", [text] = tooLong }))
            .Is(400, "ERROR_CORE", $"Error: The length of \"{text}\" should not exceed 255 characters");
        (await AddAsync(client, "b", Handler + "b", $"{{\"LANG_ALL\":{{\"de\":{{\"{text}\":\"{tooLong}\"}}}}}}"))
            .Is(400, "ERROR_CORE", $"Error: The length of \"{text}\" should not exceed 255 characters");

        Assert.Equal(["a", "b"], portal.FieldTypes.Select(static type => type.UserTypeId));
        Assert.All(
            portal.FieldTypes.Take(1), type => Assert.DoesNotContain(tooLong, Texts(type), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_newest_stand_first_and_a_page_has_fifty()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        var client = new PortalClient(portal);
        for (int number = 1; number <= 51; number++)
        {
            (await AddAsync(client, $"type{number}", $"https://app.example/{number}")).IsTrue();
        }

        Answer first = await client.CallAsync("userfieldtype.list");
        Answer second = await client.CallAsync("userfieldtype.list", new { start = 50 });

        Assert.Equal(("type51", 50), (first.Result[0].GetProperty("USER_TYPE_ID").GetString(), first.Result.GetArrayLength()));
        Assert.Equal((51, 50), (first.Body.GetProperty("total").GetInt32(), first.Body.GetProperty("next").GetInt32()));
        Assert.Equal("type1", Assert.Single(second.Result.EnumerateArray()).GetProperty("USER_TYPE_ID").GetString());
    }

    [Theory]
    [InlineData("add")]
    [InlineData("update")]
    [InlineData("list")]
    [InlineData("delete")]
    public async Task Types_are_the_administrators_business(string method)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using LocalPortal other = await LocalPortal.StartAsync(new() { Scopes = ["crm"] }, Stop);

        (await new PortalClient(portal, portal.Users[1]).CallAsync("userfieldtype." + method)).Is(403, "ACCESS_DENIED", "Access denied!");
        (await new PortalClient(portal.WebhookAddress, token: null).CallAsync("userfieldtype." + method)).Is(
            403, "WRONG_AUTH_TYPE", "Current authorization type is denied for this method Application context required");
        (await new PortalClient(other).CallAsync("userfieldtype." + method)).Is(403, "insufficient_scope");
    }

    [Fact]
    public async Task Types_go_with_the_application_and_survive_an_update()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Stop);
        await using Application.TestApplication application = await Application.TestApplication.StartAsync();
        portal.Application = new LocalApplication(application.Address);
        (await AddAsync(new PortalClient(portal), "a", Handler)).IsTrue();

        (await portal.UpdateAsync(new() { RemovesEventHandlers = true }, cancellationToken: Stop)).EnsureSuccess();
        Assert.Single(portal.FieldTypes);
        await portal.UninstallAsync(cancellationToken: Stop);

        Assert.Empty(portal.FieldTypes);
    }

    private static Task<Answer> AddAsync(PortalClient client, string code, string handler, string more = "{}")
    {
        JsonObject parameters = JsonNode.Parse(more)!.AsObject();
        parameters["USER_TYPE_ID"] = code;
        parameters["HANDLER"] = handler;
        return client.CallAsync("userfieldtype.add", parameters);
    }

    private static string Texts(LocalFieldType type) =>
        string.Join(',', type.Texts.Select(static text => $"{text.Key} {text.Value.Title}|{text.Value.Description}"));
}
