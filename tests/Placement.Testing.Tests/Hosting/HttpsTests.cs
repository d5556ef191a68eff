using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Placement.Testing.Tests.Application;

namespace Placement.Testing.Tests.Hosting;

/// <summary>A portal that speaks https.</summary>
public sealed class HttpsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_portal_makes_a_certificate_for_itself(string host)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { UsesHttps = true, Host = host }, Cancellation);
        using var stranger = new HttpClient();

        Assert.Equal(("https", host), (portal.Address.Scheme, portal.Address.Host));
        Assert.Equal(("https", host), (portal.AuthorizationServer.Scheme, portal.AuthorizationServer.Host));
        Assert.True(portal.Certificate!.MatchesHostname(host));
        Assert.Equal("true", await CallAsync(portal, portal.Endpoint, "user.admin"));
        string proof = await CallAsync(portal, new(portal.AuthorizationServer, "rest/"), "app.info");
        Assert.Contains("\"install\"", proof, StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(portal.Address, Cancellation));
    }

    [Fact]
    public async Task A_developers_certificate_is_used_and_stays_the_developers()
    {
        using X509Certificate2 own = TestCertificate.Create("127.0.0.1");

        await using (LocalPortal portal = await LocalPortal.StartAsync(new() { UsesHttps = true, Certificate = own }, Cancellation))
        {
            Assert.Same(own, portal.Certificate);
            Assert.Equal("true", await CallAsync(portal, portal.Endpoint, "user.admin"));
        }

        Assert.True(own.HasPrivateKey);
        Assert.NotNull(own.GetRSAPrivateKey());
    }

    [Fact]
    public async Task A_portal_that_moves_keeps_its_certificate()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { UsesHttps = true }, Cancellation);

        await portal.MoveAsync(Cancellation);

        Assert.Equal("true", await CallAsync(portal, portal.Endpoint, "user.admin"));
    }

    [Fact]
    public async Task A_widget_is_told_of_https()
    {
        await using TestApplication application = await TestApplication.StartAsync();
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { UsesHttps = true }, Cancellation);

        await portal.InstallAsync(application.Address, cancellationToken: Cancellation);

        Assert.Equal("1", application.Arrival.Parameter("PROTOCOL"));
        Assert.Equal(portal.Address.Authority, application.Arrival.Parameter("DOMAIN"));
        Assert.StartsWith("https://", application.Arrival.Field("SERVER_ENDPOINT") ?? "https://", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_https_there_is_no_certificate()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancellation);

        Assert.Null(portal.Certificate);
        Assert.Equal("http", portal.Address.Scheme);
    }

    private static async Task<string> CallAsync(LocalPortal portal, Uri endpoint, string method)
    {
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == portal.Certificate?.Thumbprint,
        };
        using var http = new HttpClient(handler);
        using HttpResponseMessage response = await http.PostAsync(
            new Uri(endpoint, method), TestJson.Content(new { auth = portal.IssueTokens().AccessToken }), Cancellation);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["result"]!.ToJsonString();
    }
}
