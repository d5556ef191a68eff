using System.Text;
using Placement.AspNetCore.Tests.Harness;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>How much of a request is read.</summary>
public class RequestLimitTests
{
    private const int MaxBody = 1024 * 1024;

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task A_body_may_have_one_MiB(int more, int status)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);
        string form = Pad(fields.Form(), MaxBody + more);

        Answer answer = await application.PostAsync(fields.Address(WidgetApplication.Path), form);

        AssertAnswered(application, answer, status, "body_too_long");
    }

    /// <summary>A body that is sent in pieces does not say beforehand how long it is.</summary>
    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task A_body_of_unknown_length_may_have_one_MiB_too(int more, int status)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);
        string form = Pad(fields.Form(), MaxBody + more);

        Answer answer = await application.PostChunkedAsync(fields.Address(WidgetApplication.Path), form);

        AssertAnswered(application, answer, status, "body_too_long");
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 400)]
    public async Task Query_and_form_may_have_200_fields_together(int count, int status)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);
        int missing = count - fields.Query.Count - fields.Body.Count;
        IEnumerable<string> more = Enumerable.Range(0, missing).Select(static number => $"x{number}=1");

        Answer answer = await application.PostAsync(fields.Address(WidgetApplication.Path), $"{fields.Form()}&{string.Join('&', more)}");

        AssertAnswered(application, answer, status, "field_limits_exceeded");
    }

    [Theory]
    [InlineData(180, 200)]
    [InlineData(201, 400)]
    public async Task A_field_that_is_repeated_counts_as_often(int count, int status)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);
        string repeated = string.Join('&', Enumerable.Repeat("x=1", count));

        Answer answer = await application.PostAsync(fields.Address(WidgetApplication.Path) + "&" + repeated, fields.Form());

        AssertAnswered(application, answer, status, "field_limits_exceeded");
    }

    [Theory]
    [InlineData("auth[{0}]=1")]
    [InlineData("x[][][][][][][][][]{0}=1")]
    [InlineData("a{0}")]
    [InlineData("=")]
    public async Task Ten_thousand_fields_are_not_read(string field)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);
        string bomb = string.Join(
            '&', Enumerable
                .Range(0, 10_000)
                .Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, field, number % 10)));

        Answer answer = await application.PostAsync(fields.Address(WidgetApplication.Path), bomb[..Math.Min(bomb.Length, MaxBody)]);

        AssertAnswered(application, answer, 400, "field_limits_exceeded");
    }

    [Fact]
    public async Task A_name_of_thousands_of_brackets_is_not_read()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);

        Answer answer = await application.PostAsync(
            fields.Address(WidgetApplication.Path), $"{fields.Form()}&x{string.Concat(Enumerable.Repeat("[a]", 5000))}=1");

        AssertAnswered(application, answer, 400, "field_limits_exceeded");
    }

    /// <summary>Kestrel's own limit, which an application may raise, is hardly lower than this.</summary>
    [Fact]
    public async Task A_query_may_have_8_KiB()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.Crm.Deal.DetailTab),
            Services = static services => Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions
                .Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(
                    services, static kestrel => kestrel.Limits.MaxRequestLineSize = 32 * 1024),
        });
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab).WithQuery("x", new string('x', 8 * 1024));

        Answer answer = await application.OpenAsync(fields);

        AssertAnswered(application, answer, 413, "query_too_long");
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("text/plain", "PLACEMENT=CRM_DEAL_DETAIL_TAB")]
    [InlineData("", "PLACEMENT=CRM_DEAL_DETAIL_TAB")]
    [InlineData("not a type", "PLACEMENT=CRM_DEAL_DETAIL_TAB")]
    public async Task A_body_that_is_no_form_is_refused(string contentType, string body)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);

        Answer answer = await application.PostAsync(WidgetApplication.Path, body, contentType);

        AssertAnswered(application, answer, 400, "content_type_unknown");
    }

    [Fact]
    public async Task A_body_that_is_missing_has_no_fields()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);

        Answer answer = await application.SendAsync(HttpMethod.Post, WidgetApplication.Path);

        AssertAnswered(application, answer, 400, "placement_missing");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8")]
    [InlineData("application/x-www-form-urlencoded; charset=\"utf-8\"")]
    [InlineData("application/x-www-form-urlencoded;charset=utf8;x=1")]
    [InlineData("APPLICATION/X-WWW-FORM-URLENCODED")]
    public async Task A_form_may_name_its_charset(string contentType)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab).With("note", "Größe ё 😀");

        Answer answer = await application.PostAsync(fields.Address(WidgetApplication.Path), fields.Form(), contentType);

        Assert.Equal(200, answer.Status);
        Assert.Equal("Größe ё 😀", Assert.Single(application.ReceivedRequests).Raw["note"]);
    }

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 413)]
    public async Task A_multipart_form_is_read_within_the_same_limits(bool isLong, int status)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);
        using var form = new MultipartFormDataContent();
        foreach ((string name, string? value) in fields.With("note", isLong ? new string('x', MaxBody) : "x").Body)
        {
            form.Add(new StringContent(value!), name);
        }

        Answer answer = await application.SendAsync(HttpMethod.Post, fields.Address(WidgetApplication.Path), form);

        AssertAnswered(application, answer, status, "body_too_long");
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"PLACEMENT\"\r\n\r\nCRM_DEAL")]
    [InlineData("multipart/form-data; boundary=x", "nothing of the kind")]
    [InlineData("multipart/form-data", "--x--")]
    public async Task A_multipart_form_that_is_broken_is_refused(string contentType, string body)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);

        Answer answer = await application.PostAsync(WidgetApplication.Path, body, contentType);

        Assert.Equal(400, answer.Status);
        Assert.Empty(application.ReceivedRequests);
        Assert.Equal(201, Assert.Single(application.WidgetLog).Id);
    }

    [Theory]
    [InlineData("PLACEMENT=%")]
    [InlineData("PLACEMENT=%ZZ")]
    [InlineData("PLACEMENT=%FF%FE%00")]
    [InlineData("PLACEMENT=%C0%AF")]
    [InlineData("%00=%00&&&==&=&")]
    [InlineData("PLACEMENT=CRM_DEAL_DETAIL_TAB%00")]
    public async Task Encoding_that_is_broken_is_refused(string form)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);

        Answer answer = await application.PostAsync(WidgetApplication.Path, form);

        Assert.Equal(400, answer.Status);
        Assert.Empty(application.ReceivedRequests);
        Assert.Equal(201, Assert.Single(application.WidgetLog).Id);
    }

    [Fact]
    public async Task The_form_wins_over_the_query_and_the_last_of_repeated_fields_over_the_others()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab).WithQuery("status", "F").WithQuery("own", "query");

        Answer answer = await application.PostAsync(fields.Address(WidgetApplication.Path) + "&own=last", $"x=1&{fields.Form()}&x=2");

        Assert.Equal(200, answer.Status);
        IReadOnlyDictionary<string, string> raw = Assert.Single(application.ReceivedRequests).Raw;
        Assert.Equal((fields.Body["status"], "last", "2"), (raw["status"], raw["own"], raw["x"]));
        Assert.False(raw.ContainsKey("X"));
        Assert.Throws<KeyNotFoundException>(() => raw["nothing"]);
        Assert.Equal(raw.Count, raw.Keys.Distinct().Count());
        Assert.Contains("last", raw.Values);
    }

    /// <summary>Where two values are sent, another reader on the way may have believed the other one.</summary>
    [Theory]
    [InlineData("member_id", "")]
    [InlineData("Member_Id", "")]
    [InlineData("APPLICATION_TOKEN", "")]
    [InlineData("application_token", "")]
    [InlineData("AUTH_ID", "")]
    [InlineData("SERVER_ENDPOINT", "")]
    [InlineData("PLACEMENT", "")]
    [InlineData("placement", "")]
    [InlineData("DOMAIN", "")]
    [InlineData("domain", "&domain=acme.bitrix24.com")]
    public async Task A_field_that_proves_something_is_sent_once_in_query_and_form_together(string name, string more)
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        WidgetFields fields = WidgetFields.Of(Placements.Crm.Deal.DetailTab);
        string inQuery = fields.Address(WidgetApplication.Path);
        string repeated = $"{name}={Uri.EscapeDataString(Value(fields, name))}";

        Answer[] answers =
        [
            await application.PostAsync($"{inQuery}&{repeated}{more}", fields.Form()),
            await application.PostAsync(inQuery, $"{repeated}&{fields.Form()}{more}"),
            await application.PostAsync(inQuery, $"{fields.Form()}&{repeated}{more}"),
        ];

        Assert.Equal([400, 400, 400], answers.Select(static answer => answer.Status));
        Assert.Empty(application.ReceivedRequests);
        Assert.All(application.WidgetLog, static line => Assert.Contains("field_repeated", line.Text, StringComparison.Ordinal));
    }

    /// <summary>Nobody is left to read an answer, and nothing is wrong with the application.</summary>
    [Fact]
    public async Task Clients_that_go_away_while_they_send_are_no_error()
    {
        const int clients = 50;
        await using WidgetApplication application = await WidgetApplication.StartAsync(Placements.Crm.Deal.DetailTab);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => SendHalfAsync(application)));

        LogLine line = await application.WaitForLogAsync(205, clients);
        await application.StopAsync();

        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Debug, line.Level);
        Assert.Empty(application.ReceivedRequests);
        Assert.DoesNotContain(application.Log, static line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    private static async Task SendHalfAsync(WidgetApplication application)
    {
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(application.Address.Host, application.Address.Port, TestContext.Current.CancellationToken);
        await socket.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {WidgetApplication.Path} HTTP/1.1\r\nHost: x\r\nContent-Type: "
                + "application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nPLACEMENT="),
            TestContext.Current.CancellationToken);
    }

    private static string Value(WidgetFields fields, string name) =>
        fields.Body.Concat(fields.Query).First(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)).Value!;

    private static string Pad(string form, int length) => $"{form}&x={new string('x', length - form.Length - 3)}";

    private static void AssertAnswered(WidgetApplication application, Answer answer, int status, string reason)
    {
        Assert.Equal(status, answer.Status);
        if (status == 200)
        {
            Assert.Single(application.ReceivedRequests);
            Assert.Empty(application.WidgetLog);
        }
        else
        {
            Assert.Empty(application.ReceivedRequests);
            Assert.Contains(reason, Assert.Single(application.WidgetLog).Text, StringComparison.Ordinal);
        }
    }
}
