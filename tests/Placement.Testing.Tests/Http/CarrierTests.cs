using System.Net.Http.Headers;
using System.Text;

namespace Placement.Testing.Tests.Http;

/// <summary>Parameters reach the portal in many ways, and all mean the same.</summary>
public sealed class CarrierTests
{
    private const string Placement = "IM_TEXTAREA";
    private const string Handler = "https://app.example/widget?a=1&b=ü+%20";

    /// <summary>The parameters of one registration under PHP's keys.</summary>
    private static readonly (string Key, string Value)[] Fields =
    [
        ("PLACEMENT", Placement),
        ("HANDLER", Handler),
        ("OPTIONS[iconName]", "fa-comments"),
        ("OPTIONS[width]", "120"),
        ("OPTIONS[context]", "CHAT;CRM"),
        ("LANG_ALL[en][TITLE]", "Supplies & more"),
        ("LANG_ALL[de][TITLE]", "Überschrift 100 %"),
        ("LANG_ALL[de][GROUP_NAME]", "Lager"),
        ("ICON[fileData][0]", "icon.png"),
        ("ICON[fileData][]", "AAAA"),
    ];

    public static TheoryData<string> Carriers =>
    [
        "json", "json and query token", "json body with charset", "form", "form with raw brackets", "multipart", "query of a GET",
        "query of a POST", "query and form",
    ];

    [Theory]
    [MemberData(nameof(Carriers))]
    public async Task Every_carrier_registers_the_same_binding(string carrier)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string token = portal.IssueTokens().AccessToken;
        string encodedToken = "auth=" + token;

        (await (carrier switch
        {
            "json" => SendAsync(HttpMethod.Post, "", Json(token)),
            "json and query token" => SendAsync(HttpMethod.Post, "?" + encodedToken, Json(token: null)),
            "json body with charset" => SendAsync(HttpMethod.Post, "", Json(token, "application/json; charset=UTF-8")),
            "form" => SendAsync(HttpMethod.Post, "", Form(Encoded(Fields) + "&" + encodedToken)),
            "form with raw brackets" => SendAsync(HttpMethod.Post, "", Form(Encoded(Fields, brackets: true) + "&" + encodedToken)),
            "multipart" => SendAsync(HttpMethod.Post, "", Multipart(token)),
            "query of a GET" => SendAsync(HttpMethod.Get, $"?{encodedToken}&{Encoded(Fields)}"),
            "query of a POST" => SendAsync(HttpMethod.Post, $"?{encodedToken}&{Encoded(Fields)}"),
            "query and form" => SendAsync(
                HttpMethod.Post,
                $"?{Encoded(Fields[..5])}&TITLE=x&HANDLER=https://wrong.example",
                Form(Encoded(Fields[1..2]) + "&" + Encoded(Fields[5..]) + "&" + encodedToken)),
            _ => throw new ArgumentOutOfRangeException(nameof(carrier)),
        })).IsTrue();

        LocalBinding binding = Assert.Single(portal.Bindings);
        Assert.Equal((Placement, Handler), (binding.Placement, binding.Handler));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["iconName"] = "fa-comments",
                ["extranet"] = "N",
                ["context"] = "CHAT;CRM",
                ["role"] = "USER",
                ["width"] = "120",
                ["height"] = "100",
            },
            binding.Options);
        Assert.Equal(
            new Dictionary<string, LocalizedText>
            {
                ["en"] = new("Supplies & more", "", ""),
                ["de"] = new("Überschrift 100 %", "", "Lager"),
            },
            binding.Texts);
        Assert.Equal("icon.png", binding.IconFileName);
        Assert.Equal(new byte[3], binding.Icon.ToArray());

        Task<Answer> SendAsync(HttpMethod verb, string query, HttpContent? content = null) =>
            PortalClient.SendAsync(verb, new Uri(portal.Endpoint, "placement.bind" + query), content);
    }

    [Theory]
    [InlineData("placement.get")]
    [InlineData("placement.get/")]
    [InlineData("placement.get.json")]
    [InlineData("placement.get.json/")]
    [InlineData("Placement.Get")]
    [InlineData("PLACEMENT.GET.JSON")]
    public async Task A_method_may_be_written_in_many_ways(string method)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("[]", (await new PortalClient(portal).CallAsync(method)).Json);
        Assert.Equal("placement.get", Assert.Single(portal.Requests).Method);
    }

    [Theory]
    [InlineData("user.admin")]
    [InlineData("user.admin/")]
    [InlineData("User.Admin.json")]
    public async Task A_webhook_stands_in_the_path(string method)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal.WebhookAddress, token: null).CallAsync(method)).IsTrue();
        (await PortalClient.SendAsync(HttpMethod.Get, new Uri(portal.WebhookAddress, method))).IsTrue();
        (await new PortalClient(new Uri(portal.Endpoint, "1/wrong/"), token: null).CallAsync(method)).Is(401, "NO_AUTH_FOUND");
        (await new PortalClient(
            new Uri(portal.WebhookAddress.AbsoluteUri.Replace("/rest/1/", "/rest/2/", StringComparison.Ordinal)),
            token: null).CallAsync(method)).Is(401, "NO_AUTH_FOUND");
    }

    [Fact]
    public async Task What_the_browser_client_adds_to_addresses_is_ignored()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).CallAsync(
            "user.admin?bx24_request_id=7c7ce3c5&bx24_sdk_ver=2.1.0&bx24_sdk_type=b24-js-sdk&more=1")).IsTrue();

        Assert.Equal("""{"more":"1"}""", Assert.Single(portal.Requests).Parameters);
    }

    [Fact]
    public async Task A_token_in_the_header_counts_before_all_others()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(portal.Endpoint, "profile?auth=" + portal.IssueTokens().AccessToken));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "unknown");

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Contains(
            "invalid_token", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a[b][c]=1&a[b][d]=2&a[e]=3", """{"a":{"b":{"c":"1","d":"2"},"e":"3"}}""")]
    [InlineData("a[]=x&a[]=y", """{"a":["x","y"]}""")]
    [InlineData("a[0]=x&a[1]=y", """{"a":["x","y"]}""")]
    [InlineData("a[1]=x&a[0]=y", """{"a":{"1":"x","0":"y"}}""")]
    [InlineData("a[5]=x&a[]=y", """{"a":{"5":"x","6":"y"}}""")]
    [InlineData("a[007]=x&a[]=y", """{"a":{"007":"x","0":"y"}}""")]
    [InlineData("a[][b]=1&a[][b]=2", """{"a":[{"b":"1"},{"b":"2"}]}""")]
    [InlineData("a%5Bb%5D=1", """{"a":{"b":"1"}}""")]
    [InlineData("a=1&a=2", """{"a":"2"}""")]
    [InlineData("a=1&a[b]=2", """{"a":{"b":"2"}}""")]
    [InlineData("a[b]=1&a=2", """{"a":"2"}""")]
    [InlineData("a.b=1&c d=2&e+f=3", """{"a_b":"1","c_d":"2","e_f":"3"}""")]
    [InlineData("a[b.c]=1", """{"a":{"b.c":"1"}}""")]
    [InlineData("a[b=1", """{"a_b":"1"}""")]
    [InlineData("a[b]c=1", """{"a":{"b":"1"}}""")]
    [InlineData("[a]=1&=2&&b", """{"b":""}""")]
    [InlineData("a=x+y%2Bz%26%3D%C3%BC", """{"a":"x y+z&=ü"}""")]
    public async Task A_form_is_read_as_php_reads_it(string form, string parameters)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string token = portal.IssueTokens().AccessToken;

        (await PortalClient.SendAsync(HttpMethod.Post, new Uri(portal.Endpoint, "user.admin"), Form($"{form}&auth={token}"))).IsTrue();

        Assert.Equal(parameters, Assert.Single(portal.Requests).Parameters);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("17")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":1}}")]
    [InlineData("""{"a":"\ud83d"}""")] // half a character
    [InlineData("""{"\ude00":1}""")]
    public async Task A_json_body_that_cannot_be_read_counts_as_no_parameters(string body)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Answer answer = await PortalClient.SendAsync(HttpMethod.Post, new Uri(portal.Endpoint, "profile"), Text(body, "application/json"));

        answer.Is(401, "NO_AUTH_FOUND", "Wrong authorization data");
        Assert.Equal(("profile", "{}"), Assert.Single(portal.Requests) is var request ? (request.Method, request.Parameters) : default);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_malformed_multipart_body_is_answered_in_json(string contentType)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await PortalClient.SendAsync(
            HttpMethod.Post, new Uri(portal.Endpoint, "profile"), Text("no parts at all", contentType))).Is(400, "ERROR_ARGUMENT");
    }

    [Fact]
    public async Task A_body_that_nests_too_deeply_counts_as_no_parameters()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string json = $$"""{"a":{{new string('[', 100)}}{{new string(']', 100)}}}""";
        string token = portal.IssueTokens().AccessToken;
        string form = "a" + string.Concat(Enumerable.Repeat("[b]", 100)) + "=1&auth=" + token;

        (await PortalClient.SendAsync(
            HttpMethod.Post, new Uri(portal.Endpoint, "profile"), Text(json, "application/json"))).Is(401, "NO_AUTH_FOUND");

        // PHP drops such a field and reads on.
        (await PortalClient.SendAsync(HttpMethod.Post, new Uri(portal.Endpoint, "user.admin"), Form(form))).IsTrue();
        Assert.Equal("{}", portal.Requests[1].Parameters);
    }

    [Fact]
    public async Task A_body_may_nest_to_the_limit()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string token = portal.IssueTokens().AccessToken;
        string nested = new string('[', 63) + new string(']', 63);
        string form = "a" + string.Concat(Enumerable.Repeat("[b]", 63)) + "=1&auth=" + token;

        (await PortalClient.SendAsync(
            HttpMethod.Post,
            new Uri(portal.Endpoint, "user.admin?auth=" + token),
            Text($$"""{"a":{{nested}}}""", "application/json"))).IsTrue();
        (await PortalClient.SendAsync(HttpMethod.Post, new Uri(portal.Endpoint, "user.admin"), Form(form))).IsTrue();
        Assert.Equal($$"""{"a":{{nested}}}""", portal.Requests[0].Parameters);
        Assert.Contains("\"b\":\"1\"", portal.Requests[1].Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        using var content = new ByteArrayContent(new byte[(16 * 1024 * 1024) + 1]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal.Endpoint, "profile")) { Content = content };
        request.Headers.ExpectContinue = true;

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(413, (int)response.StatusCode);
        Assert.Contains(
            "INVALID_REQUEST", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain;charset=UTF-8")] // BX24.js, by way of the browser
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task A_body_of_another_type_is_read_as_a_query_string(string? contentType)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(
            $"PLACEMENT=LEFT_MENU&HANDLER=https%3A%2F%2Fapp.example%2Fmenu&LANG_ALL[en][TITLE]=%C3%9C&auth={portal.IssueTokens().AccessToken}"));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);

        (await PortalClient.SendAsync(HttpMethod.Post, new Uri(portal.Endpoint, "placement.bind"), content)).IsTrue();

        Assert.Equal("Ü", Assert.Single(portal.Bindings).Title);
    }

    [Fact]
    public async Task A_body_without_parameters_is_as_good_as_none()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string token = portal.IssueTokens().AccessToken;

        (await PortalClient.SendAsync(
            HttpMethod.Post,
            new Uri(portal.Endpoint, "user.admin"),
            Text($$"""{"auth":"{{token}}"}""", "text/plain"))).Is(401, "NO_AUTH_FOUND");
        Assert.DoesNotContain(token, Assert.Single(portal.Requests).Parameters, StringComparison.Ordinal);
        (await PortalClient.SendAsync(
            HttpMethod.Post, new Uri(portal.Endpoint, "user.admin?auth=" + token), Text("{", "text/plain"))).IsTrue();
        (await PortalClient.SendAsync(
            HttpMethod.Post, new Uri(portal.Endpoint, "user.admin?auth=" + token), Text("", "application/json"))).IsTrue();
        (await PortalClient.SendAsync(
            HttpMethod.Post, new Uri(portal.Endpoint, "user.admin?auth=" + token), Text("[]", "application/json"))).IsTrue();
    }

    [Theory]
    [InlineData("Authorization", "Bearer {0}", "")]
    [InlineData("authorization", "bearer {0}", "?auth=wrong")]
    [InlineData("Authorization", "Basic {0}", "?auth={0}&access_token=wrong")]
    [InlineData("Authorization", "", "?auth[]=wrong&access_token={0}")]
    public async Task A_token_comes_in_a_header_as_auth_or_as_access_token(string header, string value, string query)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string token = portal.IssueTokens().AccessToken;
        foreach (Uri address in new[] { new Uri(portal.Endpoint, "app.info"), new Uri(portal.AuthorizationServer, "rest/app.info") })
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, address + query.Replace("{0}", token, StringComparison.Ordinal));
            request.Headers.TryAddWithoutValidation(header, value.Replace("{0}", token, StringComparison.Ordinal));

            using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(200, (int)response.StatusCode);
        }

        Assert.Equal("{}", Assert.Single(portal.Requests).Parameters);
    }

    [Fact]
    public async Task Of_equal_names_in_json_the_last_counts()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string token = portal.IssueTokens().AccessToken;
        string body =
            $$"""{"auth":"wrong","PLACEMENT":"NO_SUCH","HANDLER":"https://app.example/","placement":"LEFT_MENU","auth":"{{token}}"}""";

        (await PortalClient.SendAsync(
            HttpMethod.Post, new Uri(portal.Endpoint, "placement.bind"), Text(body, "application/json"))).IsTrue();
    }

    private static StringContent Json(string? token, string contentType = "application/json") => Text(
        $$"""
        {
            {{(token is null ? "" : $"\"auth\": \"{token}\",")}}
            "placement": "{{Placement}}",
            "handler": "{{Handler}}",
            "options": { "iconName": "fa-comments", "width": 120, "context": "CHAT;CRM" },
            "lang_all": { "en": { "TITLE": "Supplies & more" }, "de": { "TITLE": "Überschrift 100 %", "GROUP_NAME": "Lager" } },
            "icon": { "fileData": ["icon.png", "AAAA"] }
        }
        """,
        contentType);

    private static StringContent Form(string encoded) => Text(encoded, "application/x-www-form-urlencoded");

    private static StringContent Text(string text, string contentType)
    {
        var content = new StringContent(text, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    private static MultipartFormDataContent Multipart(string token)
    {
        var content = new MultipartFormDataContent { { new StringContent(token), "auth" } };
        foreach ((string key, string value) in Fields)
        {
            content.Add(new StringContent(value), $"\"{key}\"");
        }

        content.Add(new ByteArrayContent([1, 2, 3]), "HANDLER", "upload.bin");
        return content;
    }

    private static string Encoded((string Key, string Value)[] fields, bool brackets = false) => string.Join('&', fields.Select(field =>
        (brackets ? field.Key : Uri.EscapeDataString(field.Key)) + "=" + Uri.EscapeDataString(field.Value)));
}
