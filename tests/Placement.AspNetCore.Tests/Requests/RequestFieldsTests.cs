using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Requests;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>What is read of a request where the server has no limits of its own, and what it says of its origin.</summary>
public class RequestFieldsTests
{
    private const string MemberId = "d897063e1ce7c5eb9f04b9751eef5915";

    private static readonly RequestLimits Limits = new();
    private static readonly RequestReader Reader = new(Options.Create(new PlacementOptions()));

    /// <summary>Brackets may arrive encoded.</summary>
    [Theory]
    [InlineData("[", "]")]
    [InlineData("%5B", "%5D")]
    public async Task An_event_says_in_brackets_where_it_comes_from(string open, string close)
    {
        string form = "event=ONAPPINSTALL&data[VERSION]=1&auth[domain]=acme.bitrix24.com"
            + $"&auth[server_endpoint]=https://oauth.bitrix.info/rest/&auth[member_id]={MemberId.ToUpperInvariant()}"
            + "&auth[application_token]=app&auth[access_token]=access&auth[refresh_token]=refresh&auth[expires_in]=3600&auth[status]=P";
        OriginClaim? claim = null;

        await ReadAsync(
            form.Replace("[", open, StringComparison.Ordinal).Replace("]", close, StringComparison.Ordinal),
            fields => claim = fields.EventClaim(OriginKind.Installation));

        Assert.NotNull(claim);
        Assert.Equal(
            (OriginKind.Installation, MemberId, "app", "access", "refresh"),
            (claim.Kind, claim.MemberId, claim.ApplicationToken, claim.AccessToken, claim.RefreshToken));
        Assert.Equal(
            (TimeSpan.FromHours(1), "https://oauth.bitrix.info/rest/", "acme.bitrix24.com", "P"),
            (claim.ExpiresIn, claim.ServerEndpoint, claim.Domain, claim.Status));
    }

    [Theory]
    [InlineData("auth[application_token]=app")]
    [InlineData("auth[member_id]=")]
    [InlineData("auth[member_id]=17")]
    [InlineData("auth[member_id][]=d897063e1ce7c5eb9f04b9751eef5915")]
    [InlineData("member_id=d897063e1ce7c5eb9f04b9751eef5915")]
    public async Task An_event_of_nobody_claims_nothing(string form)
    {
        bool isClaimed = true;

        await ReadAsync(form, fields => isClaimed = fields.EventClaim(OriginKind.Event) is not null);

        Assert.False(isClaimed);
    }

    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("0", null)]
    [InlineData("-3600", null)]
    [InlineData("1e3", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("soon", null)]
    public async Task A_lifetime_is_a_number_of_seconds(string text, int? seconds)
    {
        TimeSpan? lifetime = null;

        await ReadAsync($"member_id={MemberId}&AUTH_EXPIRES={text}", fields => lifetime = fields.FrameClaim(OriginKind.Widget)?.ExpiresIn);

        Assert.Equal(seconds, lifetime?.TotalSeconds);
    }

    [Theory]
    [InlineData("99c80eff6378726287350416ee5fef0", "99c80eff6378726287350416ee5fef0")]
    [InlineData(" a1 ", "a1")]
    [InlineData("a-1", null)]
    [InlineData("\"><script>", null)]
    [InlineData("undefined", null)]
    [InlineData("", null)]
    public async Task A_sid_consists_of_letters_and_digits(string text, string? sid)
    {
        string? read = "";

        await ReadAsync("", fields => read = fields.ApplicationSid(), $"?APP_SID={Uri.EscapeDataString(text)}");

        Assert.Equal(sid, read);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "413 body_too_long")]
    public async Task A_server_without_limits_reads_no_more_than_others(int more, string? refused)
    {
        RequestRefusal? refusal = await ReadAsync("x=" + new string('x', Limits.MaxBodyLength - 2 + more), static _ => { });

        Assert.Equal(refused, refusal is null ? null : $"{refusal.Status} {refusal.Reason}");
    }

    /// <summary>What browsers encode is read as it was, however it is cut into pieces on its way.</summary>
    [Fact]
    public async Task A_form_of_any_text_is_read_as_it_was_written()
    {
        string[] texts =
        [
            "", " ", "a", "&", "=", "%", "%41", "+", "?", "#", "[", "]", ";", "\0", "\r\n", "\"", "<b>",
            "ё", "ß", "漢", "😀", "undefined", "\u200B", "\uFFFD",
        ];
        var random = new Random(20260901);
        for (int round = 0; round < 2_000; round++)
        {
            var written = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int count = random.Next(20); count > 0; count--)
            {
                written[Any(texts, random, 6)] = Any(texts, random, random.Next(8) == 0 ? 2_000 : 12);
            }

            string form = string.Join('&', written.Select(static field => $"{Encode(field.Key)}={Encode(field.Value)}"));

            (RequestFields? fields, RequestRefusal? refusal) = await ReadAsync(Encoding.UTF8.GetBytes(form), random.Next(1, 500));

            Assert.Null(refusal);
            Assert.Equal(
                written.OrderBy(
                    static field =>
                        field.Key, StringComparer.Ordinal), fields!.All.OrderBy(static field => field.Key, StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Bytes_of_any_kind_are_fields_or_refused()
    {
        var random = new Random(20260902);
        for (int round = 0; round < 2_000; round++)
        {
            byte[] body = new byte[random.Next(2_000)];
            random.NextBytes(body);
            for (int at = 0; at < body.Length; at++)
            {
                if (random.Next(4) == 0)
                {
                    body[at] = (byte)"&=%+[]"[random.Next(6)];
                }
            }

            (RequestFields? fields, RequestRefusal? refusal) = await ReadAsync(body, random.Next(1, 500));

            Assert.True(fields is null != refusal is null);
            Assert.Null(fields?.FrameClaim(OriginKind.Widget));
        }
    }

    [Fact]
    public async Task Whoever_asks_for_the_form_later_gets_what_was_read()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Body = new MemoryStream("a=1&A=2&b=%D1%91"u8.ToArray());
        context.Request.QueryString = new QueryString("?q=1&a=3");

        (RequestFields? fields, _) = await Reader.ReadAsync(context, TestContext.Current.CancellationToken);

        IFormCollection form = await context.Request.ReadFormAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("1,2", "ё", 0), (form["a"].ToString(), form["b"].ToString(), form["q"].Count));
        Assert.Equal(("1", "2", "1"), (fields!.All["a"], fields.All["A"], fields.All["q"]));
        Assert.True(context.Request.HasFormContentType);
        using var body = new StreamReader(context.Request.Body);
        Assert.Equal("a=1&A=2&b=%D1%91", await body.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A question mark begins a query, and nothing in a form.</summary>
    [Fact]
    public async Task A_form_may_begin_with_any_character()
    {
        (RequestFields? fields, _) = await ReadAsync("?a=1&b=2"u8.ToArray(), piece: 3);

        Assert.Equal(["?a", "b"], fields!.All.Keys);
    }

    [Fact]
    public async Task A_form_of_another_kind_says_how_long_it_is()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "multipart/form-data; boundary=x";
        context.Request.Body = new MemoryStream("--x--"u8.ToArray());

        (RequestFields? fields, RequestRefusal? refusal) = await Reader.ReadAsync(context, TestContext.Current.CancellationToken);

        Assert.Null(fields);
        Assert.Equal((411, "length_missing"), (refusal!.Status, refusal.Reason));
    }

    private static string Encode(string text) => System.Net.WebUtility.UrlEncode(text);

    private static string Any(string[] texts, Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => texts[random.Next(texts.Length)]));

    /// <summary>Reads a body that arrives in pieces.</summary>
    private static async Task<(RequestFields? Fields, RequestRefusal? Refusal)> ReadAsync(byte[] body, int piece)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Body = new InPieces(body, piece);
        return await Reader.ReadAsync(context, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a form whose length nobody knows to a server without limits.</summary>
    private static async Task<RequestRefusal?> ReadAsync(string form, Action<RequestFields> look, string query = "")
    {
        RequestRefusal? refusal = null;
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        await using WebApplication application = builder.Build();
        application.Run(async context =>
        {
            (RequestFields? fields, refusal) = await Reader.ReadAsync(context, context.RequestAborted);
            if (fields is not null)
            {
                look(fields);
            }
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient client = application.GetTestClient();
        using var content = new StreamContent(new Unsized(Encoding.UTF8.GetBytes(form)));
        content.Headers.Add("Content-Type", "application/x-www-form-urlencoded");
        using HttpResponseMessage response = await client.PostAsync(
            new Uri("/" + query, UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(StatusCodes.Status200OK, (int)response.StatusCode);
        return refusal;
    }

    /// <summary>Bytes that do not say how many they are.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    /// <summary>Bytes that come a few at a time.</summary>
    private sealed class InPieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
