using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>What is read of a request where the server has no limits of its own, and what it says of its origin.</summary>
public class RequestFieldsTests
{
    private const string MemberId = "d897063e1ce7c5eb9f04b9751eef5915";

    /// <summary>Brackets may arrive encoded.</summary>
    [Theory]
    [InlineData("[", "]")]
    [InlineData("%5B", "%5D")]
    public async Task An_event_says_in_brackets_where_it_comes_from(string open, string close)
    {
        string form = "event=ONAPPINSTALL&data[VERSION]=1&auth[domain]=acme.bitrix24.com&auth[server_endpoint]=https://oauth.bitrix.info/rest/"
            + $"&auth[member_id]={MemberId.ToUpperInvariant()}&auth[application_token]=app&auth[access_token]=access&auth[refresh_token]=refresh&auth[expires_in]=3600&auth[status]=P";
        OriginClaim? claim = null;

        await ReadAsync(
            form.Replace("[", open, StringComparison.Ordinal).Replace("]", close, StringComparison.Ordinal),
            fields => claim = fields.EventClaim(OriginKind.Installation));

        Assert.NotNull(claim);
        Assert.Equal(
            (OriginKind.Installation, MemberId, "app", "access", "refresh", TimeSpan.FromHours(1), "https://oauth.bitrix.info/rest/", "acme.bitrix24.com", "P"),
            (claim.Kind, claim.MemberId, claim.ApplicationToken, claim.AccessToken, claim.RefreshToken, claim.ExpiresIn, claim.ServerEndpoint, claim.Domain, claim.Status));
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
        RequestRefusal? refusal = await ReadAsync("x=" + new string('x', (64 * 1024) - 2 + more), static _ => { });

        Assert.Equal(refused, refusal is null ? null : $"{refusal.Status} {refusal.Reason}");
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
            (RequestFields? fields, refusal) = await RequestFields.ReadAsync(context, context.RequestAborted);
            if (fields is not null)
            {
                look(fields);
            }
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient client = application.GetTestClient();
        using var content = new StreamContent(new Unsized(Encoding.UTF8.GetBytes(form)));
        content.Headers.Add("Content-Type", "application/x-www-form-urlencoded");
        using HttpResponseMessage response = await client.PostAsync(new Uri("/" + query, UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(StatusCodes.Status200OK, (int)response.StatusCode);
        return refusal;
    }

    /// <summary>Bytes that do not say how many they are.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
