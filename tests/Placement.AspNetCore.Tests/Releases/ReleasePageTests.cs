using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.AspNetCore.Tests.Installation;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Releases;

/// <summary>The page of releases, as an operator's browser sees it.</summary>
public sealed partial class ReleasePageTests : SiteTests
{
    private const string Path = "/_placement/releases";

    [Fact]
    public async Task An_operator_sees_counts_and_portals_and_nobody_else_sees_anything()
    {
        InstallableApplication host = await StartAsync();

        string html = await ShowAsync(host, "");
        string failed = await ShowAsync(host, "?state=Failed");

        Assert.Contains("Release 1, Running: 2 of 3 portals have it, 1 need somebody, 0 are left", html, StringComparison.Ordinal);
        Assert.All(Site.Portals, portal => Assert.Contains(portal.Address.Authority, html, StringComparison.Ordinal));
        Assert.Contains(Site.Portals[0].Address.Authority, failed, StringComparison.Ordinal);
        Assert.DoesNotContain(Site.Portals[1].Address.Authority, failed, StringComparison.Ordinal);
        foreach (string path in new[] { "", "/progress", "/events" })
        {
            using HttpResponseMessage stranger = await host.Client.GetAsync(new Uri(Path + path, UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        }
    }

    [Fact]
    public async Task An_operator_pauses_and_resumes_and_no_other_site_can()
    {
        InstallableApplication host = await StartAsync();
        (string cookie, string token) = await TokensAsync(host);

        Assert.Equal(HttpStatusCode.BadRequest, await ChangeAsync(host, cookie: null, ("action", "pause")));
        Assert.Equal(HttpStatusCode.BadRequest, await ChangeAsync(host, cookie, ("action", "pause")));
        Assert.Equal(
            HttpStatusCode.SeeOther, await ChangeAsync(host, cookie, ("action", "pause"), ("__RequestVerificationToken", token)));

        Assert.Equal("Paused", (await ProgressAsync(host)).GetProperty("state").GetString());
        Assert.Equal(
            HttpStatusCode.SeeOther, await ChangeAsync(host, cookie, ("action", "resume"), ("__RequestVerificationToken", token)));
        Assert.Equal("Running", (await ProgressAsync(host)).GetProperty("state").GetString());
        Assert.Equal(
            HttpStatusCode.BadRequest, await ChangeAsync(host, cookie, ("action", "<b>"), ("__RequestVerificationToken", token)));
    }

    [Fact]
    public async Task Progress_comes_as_events()
    {
        InstallableApplication host = await StartAsync();
        using HttpRequestMessage request = Request(HttpMethod.Get, "/events");
        using HttpResponseMessage response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));

        string? line = await reader.ReadLineAsync(Stop);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("data: {\"number\":1,", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_application_that_shows_its_customers_to_everybody_does_not_start(bool saysAnonymous)
    {
        await Site.AddPortalsAsync(1);

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Site.StartAsync(
            1, map: application =>
            {
                IEndpointConventionBuilder page = application.MapReleases();
                if (saysAnonymous)
                {
                    page.RequireAuthorization().AllowAnonymous();
                }
            }));

        Assert.Contains("RequireAuthorization", refusal.Message, StringComparison.Ordinal);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, Path + path);
        request.Headers.Add("Authorization", "Operator");
        return request;
    }

    private static async Task<string> ShowAsync(InstallableApplication host, string query)
    {
        using HttpResponseMessage response = await host.Client.SendAsync(Request(HttpMethod.Get, query), Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Stop);
    }

    private static async Task<JsonElement> ProgressAsync(InstallableApplication host) =>
        JsonDocument.Parse(await ShowAsync(host, "/progress")).RootElement;

    private static async Task<(string Cookie, string Token)> TokensAsync(InstallableApplication host)
    {
        using HttpResponseMessage response = await host.Client.SendAsync(Request(HttpMethod.Get, ""), Stop);
        string html = await response.Content.ReadAsStringAsync(Stop);
        return (
            response.Headers.GetValues("Set-Cookie").Single().Split(';')[0],
            WebUtility.HtmlDecode(Tokens().Match(html).Groups[1].Value));
    }

    private static async Task<HttpStatusCode> ChangeAsync(
        InstallableApplication host, string? cookie, params (string Name, string Value)[] fields)
    {
        using HttpRequestMessage request = Request(HttpMethod.Post, "");
        request.Content = new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using HttpResponseMessage response = await host.Client.SendAsync(request, Stop);
        return response.StatusCode;
    }

    /// <summary>Three portals, one of which refuses.</summary>
    private async Task<InstallableApplication> StartAsync()
    {
        await Site.AddPortalsAsync(3);
        Site.Portals[0].Faults.Add(PortalFault.Error(HttpStatusCode.BadRequest, "ERROR_CORE").WithProbability(1, seed: 1));
        InstallableApplication host = await Site.StartAsync(
            1,
            configure: static options => options.MaxFailureShare = 1,
            map: static application => application.MapReleases().RequireAuthorization(),
            services: static services => services
                .AddAuthorization()
                .AddAuthentication("Operator").AddScheme<AuthenticationSchemeOptions, OperatorScheme>("Operator", configureOptions: null));
        await ReleaseSite.WaitAsync(host, static progress => progress is { Total: 3, Pending: 0 });
        return host;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Tokens();

    /// <summary>Knows operators by a header.</summary>
    private sealed class OperatorScheme(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            Request.Headers.Authorization == "Operator"
                ? AuthenticateResult.Success(new AuthenticationTicket(
                    new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "Olga")], Scheme.Name)), Scheme.Name))
                : AuthenticateResult.NoResult());
    }
}
