using System.Text;
using System.Text.Json.Nodes;

namespace Placement.Testing.Tests.Teaching;

/// <summary>How a test's own answer reads what was sent: as loosely as Bitrix24, from JSON and from forms alike.</summary>
public sealed class LocalParametersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A value, and what it reads as.</summary>
    public static TheoryData<string, string, int, string, bool> Scalars => new()
    {
        { "\"17\"", "17", 17, "17", false },
        { "17", "17", 17, "17", false },
        { "-3", "-3", -3, "-3", false },
        { "1000.50", "1000.50", 1000, "1000.50", false },
        { "\"1000.50\"", "1000.50", 1000, "1000.50", false },
        { "\" 7 days\"", " 7 days", 7, "0", false },
        { "\"1e3\"", "1e3", 1, "1000", false },
        { "\"1,5\"", "1,5", 1, "0", false },
        { "true", "1", 1, "1", true },
        { "false", "", 0, "0", false },
        { "\"Y\"", "Y", 0, "0", true },
        { "\"N\"", "N", 0, "0", false },
        { "\"1\"", "1", 1, "1", true },
        { "\"true\"", "true", 0, "0", true },
        { "null", "", 0, "0", false },
        { "\"\"", "", 0, "0", false },
        { "{\"a\":1}", "", 0, "0", false },
        { "[1]", "", 0, "0", false },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public async Task A_scalar_reads_as_any_other(string json, string text, int number, string amount, bool flag)
    {
        LocalParameters read = await ReadAsync($$"""{"VALUE":{{json}}}""");

        Assert.Equal((text, number, flag), (read.Text("value"), read.Number("Value"), read.Flag("VALUE")));
        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), read.Amount("value"));
        Assert.Equal(json != "null", read.Has("value"));
        Assert.Equal(json == "null" ? null : json, read["value"]?.ToJsonString());
    }

    [Fact]
    public async Task What_is_absent_is_empty()
    {
        LocalParameters read = await ReadAsync("{}");

        Assert.Equal(("", 0, 0m, false, false), (read.Text("a"), read.Number("a"), read.Amount("a"), read.Flag("a"), read.Has("a")));
        Assert.Null(read["a"]);
        Assert.Empty(read.Names);
        Assert.Empty(read.Texts("a"));
        Assert.Empty(read.Maps("a"));
        Assert.Empty(read.Map("a").Map("b").Names);
    }

    [Fact]
    public async Task Case_matters_inside_maps_alone()
    {
        LocalParameters read = await ReadAsync("""{"Fields":{"TITLE":"Roof","title":"wall"}}""");

        Assert.Equal(["Fields"], read.Names);
        LocalParameters fields = read.Map("FIELDS");
        Assert.Equal(("Roof", "wall", ""), (fields.Text("TITLE"), fields.Text("title"), fields.Text("Title")));
    }

    [Theory]
    [InlineData("""{"select":["ID","TITLE"]}""", "ID,TITLE")]
    [InlineData("""{"select":{"3":"ID","5":"TITLE"}}""", "ID,TITLE")]
    [InlineData("""{"select":[1,true,["x"]]}""", "1,1")]
    [InlineData("""{"select":"ID"}""", "ID")]
    [InlineData("""{"select":[]}""", "")]
    [InlineData("""{"select":null}""", "")]
    public async Task A_list_of_texts_is_a_list_of_scalars(string json, string expected) =>
        Assert.Equal(expected, string.Join(',', (await ReadAsync(json)).Texts("select")));

    [Fact]
    public async Task A_list_of_maps_is_read_map_by_map()
    {
        LocalParameters fields = (await ReadAsync(
            """{"fields":{"PHONE":[{"VALUE":"+49","VALUE_TYPE":"WORK"},{"VALUE":"+44"},"no map"]}}""")).Map("fields");

        Assert.Equal(["+49", "+44"], fields.Maps("PHONE").Select(static phone => phone.Text("VALUE")));
        Assert.Equal("+44", fields.Map("PHONE").Map("1").Text("VALUE"));
    }

    [Fact]
    public async Task A_form_reads_as_json_does()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        LocalParameters? read = null;
        portal.Answer("my.method", call =>
        {
            read = call.Parameters;
            return true;
        });
        using var form = new StringContent(
            "id=17&fields[TITLE]=Roof&fields[PHONE][0][VALUE]=%2B49&select[]=ID&select[]=UF_*&open=Y&auth="
                + portal.IssueTokens().AccessToken,
            Encoding.UTF8,
            "application/x-www-form-urlencoded");

        (await PortalClient.SendAsync(HttpMethod.Post, new Uri(portal.Endpoint, "my.method"), form)).IsTrue();

        Assert.Equal(["id", "fields", "select", "open"], read!.Names);
        Assert.Equal((17, true), (read.Number("ID"), read.Flag("open")));
        Assert.Equal("Roof", read.Map("fields").Text("TITLE"));
        Assert.Equal("+49", read.Map("fields").Maps("PHONE")[0].Text("VALUE"));
        Assert.Equal(["ID", "UF_*"], read.Texts("select"));
    }

    [Fact]
    public async Task What_is_taken_out_belongs_to_the_reader()
    {
        LocalParameters read = await ReadAsync("""{"fields":{"TITLE":"Roof"}}""");

        var answer = new JsonObject { ["a"] = read["fields"], ["b"] = read["fields"] };
        answer["a"]!["TITLE"] = "Wall";

        Assert.Equal("Roof", read.Map("fields").Text("TITLE"));
    }

    private static async Task<LocalParameters> ReadAsync(string json)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);
        LocalParameters? read = null;
        portal.Answer("my.method", call =>
        {
            read = call.Parameters;
            return true;
        });
        (await new PortalClient(portal).CallAsync("my.method", JsonNode.Parse(json))).IsTrue();
        return read!;
    }
}
