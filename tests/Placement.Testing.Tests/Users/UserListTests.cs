using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Users;

/// <summary>Who works on the portal, as applications of different scopes see it.</summary>
public sealed class UserListTests
{
    /// <summary>The people of the documented answer, and others who differ in what lists are narrowed by.</summary>
    private static readonly LocalUser[] People =
    [
        new(1, "Vadim", "Valeev", IsAdministrator: true)
        {
            Email = "v.r.valeev@bitrix.com",
            Fields = new Dictionary<string, string>
            {
                ["SECOND_NAME"] = "",
                ["LAST_LOGIN"] = "2024-07-25T13:06:54+00:00",
                ["DATE_REGISTER"] = "2024-07-15T00:00:00+00:00",
                ["TIME_ZONE"] = "",
                ["IS_ONLINE"] = "Y",
                ["PERSONAL_WWW"] = "",
                ["PERSONAL_BIRTHDAY"] = "2018-07-14T00:00:00+00:00",
                ["PERSONAL_MOBILE"] = "",
                ["PERSONAL_CITY"] = "",
                ["WORK_PHONE"] = "",
            },
        },
        new(3, "John", "Smith", IsAdministrator: false)
        {
            Email = "test@gmail.com",
            Fields = new Dictionary<string, string>
            {
                ["LAST_LOGIN"] = "2024-07-24T09:01:55+00:00",
                ["DATE_REGISTER"] = "2024-07-22T00:00:00+00:00",
            },
        },
        new(12, "Ivan", "Jansson", IsAdministrator: false)
        {
            IsActive = false,
            DepartmentIds = [1, 7],
            Fields = new Dictionary<string, string>
            {
                ["personal_city"] = "New York",
                ["WORK_POSITION"] = "Sales manager",
                ["UF_DEPARTMENT_NAME"] = "Sales",
                ["UF_USR_SHIRT"] = "XL",
                ["LAST_LOGIN"] = "2024-07-25T12:00:00+02:00",
            },
        },
        new(20, "Ivette", "Smithers", IsAdministrator: false)
        {
            DepartmentIds = [7],
            Fields = new Dictionary<string, string>
            {
                ["USER_TYPE"] = "extranet",
                ["PERSONAL_CITY"] = "Los Angeles",
                ["WORK_POSITION"] = "Partner",
            },
        },
        new(21, "Mail", "Er", IsAdministrator: false) { Fields = new Dictionary<string, string> { ["USER_TYPE"] = "email" } },
        new(22, "Bot", "Bot", IsAdministrator: false) { Fields = new Dictionary<string, string> { ["USER_TYPE"] = "bot" } },
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Users_are_listed_as_documented()
    {
        await using LocalPortal portal = await StartAsync(People[..2]);

        Answer answer = await new PortalClient(portal).CallAsync("user.get");

        AssertSame(
            """
            [{"ID":"1","ACTIVE":true,"NAME":"Vadim","LAST_NAME":"Valeev","SECOND_NAME":"","EMAIL":"v.r.valeev@bitrix.com",
            "LAST_LOGIN":"2024-07-25T13:06:54+00:00","DATE_REGISTER":"2024-07-15T00:00:00+00:00","TIME_ZONE":"","IS_ONLINE":"Y",
            "TIMESTAMP_X":{},"LAST_ACTIVITY_DATE":{},"PERSONAL_GENDER":"","PERSONAL_WWW":"",
            "PERSONAL_BIRTHDAY":"2018-07-14T00:00:00+00:00","PERSONAL_MOBILE":"","PERSONAL_CITY":"","WORK_PHONE":"","WORK_POSITION":"",
            "UF_EMPLOYMENT_DATE":"","UF_DEPARTMENT":[1],"USER_TYPE":"employee"},
            {"ID":"3","ACTIVE":true,"NAME":"John","LAST_NAME":"Smith","EMAIL":"test@gmail.com","LAST_LOGIN":"2024-07-24T09:01:55+00:00",
            "DATE_REGISTER":"2024-07-22T00:00:00+00:00","IS_ONLINE":"N","TIMESTAMP_X":{},"LAST_ACTIVITY_DATE":{},"PERSONAL_GENDER":"",
            "PERSONAL_BIRTHDAY":"","WORK_POSITION":"","UF_EMPLOYMENT_DATE":"","UF_DEPARTMENT":[1],"USER_TYPE":"employee"}]
            """,
            answer.Json);
        Assert.Equal(2, answer.Body.GetProperty("total").GetInt32());
        Assert.False(answer.Body.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task The_current_user_is_who_calls()
    {
        await using LocalPortal portal = await StartAsync(People);

        AssertSame(
            """
            {"ID":"3","ACTIVE":true,"NAME":"John","LAST_NAME":"Smith","EMAIL":"test@gmail.com","LAST_LOGIN":"2024-07-24T09:01:55+00:00",
            "DATE_REGISTER":"2024-07-22T00:00:00+00:00","IS_ONLINE":"N","PERSONAL_GENDER":"","PERSONAL_BIRTHDAY":"","WORK_POSITION":"",
            "UF_EMPLOYMENT_DATE":"","UF_DEPARTMENT":[1]}
            """,
            (await new PortalClient(portal, portal.Users[1]).CallAsync("user.current")).Json);
        Assert.Equal(
            "1", (await new PortalClient(portal.WebhookAddress, token: null).CallAsync("user.current")).Result.GetProperty("ID").GetString());
    }

    [Theory]
    [InlineData("""{}""", "1,3,12,20")]
    [InlineData("""{"filter":{"NAME":"Iv%"}}""", "12,20")] // documented
    [InlineData("""{"filter":{"!%LAST_NAME":"an"}}""", "1,3,20")] // documented
    [InlineData("""{"filter":{"@PERSONAL_CITY":["New York","Los Angeles"]}}""", "12,20")] // documented
    [InlineData("""{"FILTER":{"ACTIVE":true}}""", "1,3,20")]
    [InlineData("""{"FILTER":{"ACTIVE":"false"}}""", "12")]
    [InlineData("""{"ID":3}""", "3")]
    [InlineData("""{"id":["3","12",99]}""", "3,12")]
    [InlineData("""{"filter":{"!ID":[3,12]}}""", "1,20")]
    [InlineData("""{"filter":{">ID":3,"<=ID":"20"}}""", "12,20")]
    [InlineData("""{"filter":{"!@ID":["1"]}}""", "3,12,20")]
    [InlineData("""{"filter":{"=%EMAIL":"%@gmail.com"}}""", "3")]
    [InlineData("""{"filter":{"%=EMAIL":"test_gmail%"}}""", "3")]
    [InlineData("""{"filter":{"!=%EMAIL":"%@%"}}""", "12,20")]
    [InlineData("""{"filter":{"EMAIL":""}}""", "12,20")]
    [InlineData("""{"filter":{"!=LAST_NAME":"smith"}}""", "1,12,20")]
    [InlineData("""{"filter":{">=LAST_LOGIN":"2024-07-25T10:30:00+00:00"}}""", "1")]
    [InlineData("""{"filter":{">LAST_LOGIN":"2024-07-25"}}""", "1,12")]
    [InlineData("""{"filter":{"UF_DEPARTMENT":7}}""", "12,20")]
    [InlineData("""{"filter":{"!UF_DEPARTMENT":[7]}}""", "1,3")]
    [InlineData("""{"filter":{"USER_TYPE":"extranet"}}""", "20")]
    [InlineData("""{"filter":{"USER_TYPE":"email"}}""", "21")]
    [InlineData("""{"filter":{"USER_TYPE":"bot"}}""", "")]
    [InlineData("""{"filter":{"IS_ONLINE":"Y"}}""", "1")]
    [InlineData("""{"filter":{"NAME_SEARCH":"sm iv"}}""", "20")]
    [InlineData("""{"filter":{"NO_SUCH_FIELD":"x"}}""", "1,3,12,20")]
    [InlineData("""{"filter":{"UF_USR_SHIRT":"M"}}""", "1,3,12,20")] // its scope was not granted
    [InlineData("""{"sort":"LAST_NAME","order":"desc"}""", "1,20,3,12")]
    [InlineData("""{"sort":"ID","order":"DESC","filter":{"ACTIVE":1}}""", "20,3,1")]
    public async Task A_list_is_narrowed_and_sorted(string parameters, string expected)
    {
        await using LocalPortal portal = await StartAsync(People);

        Assert.Equal(expected, await IdsAsync(portal, "user.get", parameters));
    }

    [Theory]
    [InlineData("""{"FILTER":{"NAME":"iv"}}""", "12,20")]
    [InlineData("""{"FILTER":{"NAME":"an"}}""", "")]
    [InlineData("""{"FILTER":{"LAST_NAME":"Smith","USER_TYPE":"employee"}}""", "3")]
    [InlineData("""{"FILTER":{"WORK_POSITION":"sal"}}""", "12")]
    [InlineData("""{"FILTER":{"UF_DEPARTMENT_NAME":"Sa"}}""", "12")]
    [InlineData("""{"FILTER":{"FIND":"part"}}""", "20")]
    [InlineData("""{"FILTER":{"FIND":"ivan sales"}}""", "12")]
    [InlineData("""{"FILTER":{"FIND":"nobody"}}""", "")]
    [InlineData("""{"FILTER":{"FIND":"smi","NAME":"nobody"}}""", "3,20")]
    [InlineData("""{"FILTER":{"NAME":"I"},"sort":"ID","order":"DESC"}""", "20,12")]
    public async Task A_search_looks_for_beginnings(string parameters, string expected)
    {
        await using LocalPortal portal = await StartAsync(People);

        Assert.Equal(expected, await IdsAsync(portal, "user.search", parameters));
    }

    [Theory]
    [InlineData("user_brief", """["NAME","*"]""", "ID,ACTIVE,NAME,LAST_NAME,DATE_REGISTER,IS_ONLINE,TIMESTAMP_X,LAST_ACTIVITY_DATE,PERSONAL_GENDER,PERSONAL_BIRTHDAY,PERSONAL_CITY,WORK_POSITION,UF_EMPLOYMENT_DATE,UF_DEPARTMENT,USER_TYPE")]
    [InlineData("user_basic", """[]""", "ID,ACTIVE,NAME,LAST_NAME,EMAIL,DATE_REGISTER,IS_ONLINE,TIMESTAMP_X,LAST_ACTIVITY_DATE,PERSONAL_GENDER,PERSONAL_BIRTHDAY,PERSONAL_CITY,WORK_POSITION,UF_EMPLOYMENT_DATE,UF_DEPARTMENT,USER_TYPE")]
    [InlineData("user_brief", """["ID","LAST_LOGIN","EMAIL","NO_SUCH"]""", "ID")]
    [InlineData("user", """["ID","LAST_LOGIN","email"]""", "ID,EMAIL,LAST_LOGIN")]
    [InlineData("user", """["UF_*"]""", "UF_EMPLOYMENT_DATE,UF_DEPARTMENT")]
    [InlineData("user,user.userfield", """["UF_*"]""", "UF_EMPLOYMENT_DATE,UF_DEPARTMENT,UF_USR_SHIRT")]
    [InlineData("user_brief,user_basic", """["EMAIL"]""", "EMAIL")]
    public async Task What_is_told_depends_on_scope_and_selection(string scopes, string select, string expected)
    {
        await using LocalPortal portal = await StartAsync(People, scopes.Split(','));

        Answer answer = await new PortalClient(portal).CallAsync(
            "user.get", new { filter = new { ID = 12 }, select = JsonNode.Parse(select) });

        Assert.Equal(expected.Split(','), answer.Result[0].EnumerateObject().Select(static field => field.Name));
    }

    [Fact]
    public async Task Pages_have_fifty_rows()
    {
        await using LocalPortal portal = await StartAsync(
            [.. Enumerable.Range(1, 120).Select(static id => new LocalUser(id, "N" + id.ToString(CultureInfo.InvariantCulture), "X", id == 1))]);
        var client = new PortalClient(portal);

        foreach ((int start, int rows, int? next) in new (int, int, int?)[] { (0, 50, 50), (50, 50, 100), (100, 20, null), (150, 0, null) })
        {
            Answer page = await client.CallAsync("user.get", new { start });
            Assert.Equal((rows, 120), (page.Result.GetArrayLength(), page.Body.GetProperty("total").GetInt32()));
            Assert.Equal(next, page.Body.TryGetProperty("next", out JsonElement value) ? value.GetInt32() : null);
        }

        Answer uncounted = await client.CallAsync("user.get", new { start = -1, filter = new Dictionary<string, object> { [">ID"] = 50 } });
        Assert.Equal("51", uncounted.Result[0].GetProperty("ID").GetString());
        Assert.Equal(50, uncounted.Result.GetArrayLength());
        Assert.False(uncounted.Body.TryGetProperty("total", out _) || uncounted.Body.TryGetProperty("next", out _));

        Answer batch = await client.BatchAsync(new { users = "user.get?start=50" });
        Assert.Equal("""{"users":120}""", batch.Result.GetProperty("result_total").GetRawText());
        Assert.Equal("""{"users":100}""", batch.Result.GetProperty("result_next").GetRawText());
    }

    [Theory]
    [InlineData("user.current")]
    [InlineData("user.get")]
    [InlineData("user.search")]
    public async Task Who_works_there_is_told_by_scope(string method)
    {
        await using LocalPortal portal = await StartAsync(People, ["crm"]);

        (await new PortalClient(portal).CallAsync(method)).Is(403, "insufficient_scope");
    }

    [Fact]
    public async Task Who_was_dismissed_cannot_call()
    {
        await using LocalPortal portal = await StartAsync(People);
        var client = new PortalClient(portal, portal.Users[2]);

        (await client.CallAsync("profile")).Is(401, "authorization_error", "Unable to authorize user");
        (await client.BatchAsync(new { me = "profile" })).Is(401, "authorization_error");
    }

    [Fact]
    public async Task An_administrator_must_be_at_work()
    {
        var idle = new LocalUser(1, "A", "B", IsAdministrator: true) { IsActive = false };
        await Assert.ThrowsAsync<ArgumentException>("Users", () => StartAsync([idle]));
        await Assert.ThrowsAsync<ArgumentException>(
            "Users",
            () => StartAsync(
                [idle with { IsActive = true, Fields = new Dictionary<string, string> { ["TITLE"] = "", ["title"] = "" } }]));

        await using LocalPortal portal = await StartAsync([idle, idle with { Id = 2, IsActive = true }]);
        Assert.Equal(2, portal.Administrator.Id);
    }

    private static Task<LocalPortal> StartAsync(LocalUser[] users, string[]? scopes = null) =>
        LocalPortal.StartAsync(new() { Users = users, Scopes = scopes ?? ["user"] }, Stop);

    private static async Task<string> IdsAsync(LocalPortal portal, string method, string parameters)
    {
        Answer answer = await new PortalClient(portal).CallAsync(method, JsonNode.Parse(parameters));
        answer.Is200();
        string[] ids = [.. answer.Result.EnumerateArray().Select(static row => row.GetProperty("ID").GetString()!)];
        Assert.Equal(ids.Length, answer.Body.GetProperty("total").GetInt32());
        return string.Join(',', ids);
    }

    private static void AssertSame(string expected, string json) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(json)), json);
}
