using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.RequestVerification;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Development;

/// <summary>AddLocalPortal with https: the portal's certificate, the application's, and who trusts which.</summary>
public sealed class LocalPortalHttpsTests : IDisposable
{
    private const int NotInstalled = 712;
    private const int FrameWithoutHttps = 727;

    private readonly DevelopedApplication _developed = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _developed.Dispose();

    [Fact]
    public async Task Code_makes_the_portal_speak_https_and_both_reach_each_other()
    {
        using X509Certificate2 certificate = CreateCertificate();
        DevelopedRun run = await _developed.RunAsync(
            builder => Listen(builder, certificate, alsoHttp: false), static portal => portal.Portal = new() { UsesHttps = true });
        await run.DisposeAsync();

        Assert.Equal("https", run.Portal.Scheme);
        Assert.NotEmpty(_developed.Bindings());
        Assert.DoesNotContain(
            run.Log.Lines,
            static line => line.Level >= LogLevel.Warning && line.Category.StartsWith("Placement", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_http_application_in_an_https_portal_is_told_what_to_do()
    {
        using var log = new RecordedLog();
        await using WebApplication application = _developed.Build(
            log, static builder => builder.Configuration["LocalPortal:Https"] = "true");
        await application.StartAsync(Stop);
        await log.WaitAsync(NotInstalled, Stop);

        Assert.Contains(
            "LocalPortal:Https", Assert.Single(log.Lines, static line => line.Id == FrameWithoutHttps).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "https")]
    [InlineData("false", "http")]
    public async Task An_application_with_both_schemes_is_shown_with_the_portals(string isHttps, string scheme)
    {
        using X509Certificate2 certificate = CreateCertificate();
        await using DevelopedRun run = await _developed.RunAsync(builder =>
        {
            builder.Configuration["LocalPortal:Https"] = isHttps;
            Listen(builder, certificate, alsoHttp: true);
        });
        await run.DisposeAsync();

        Assert.Equal(scheme, run.Portal.Scheme);
        Assert.All(
            _developed.Bindings()
                .Select(static binding => (string)binding["handler"]!)
                .Where(static handler => !handler.Contains("acme.example", StringComparison.Ordinal)),
            handler => Assert.StartsWith(scheme + "://127.0.0.1", handler, StringComparison.Ordinal));
        Assert.DoesNotContain(run.Log.Lines, static line => line.Id == FrameWithoutHttps);
    }

    [Fact]
    public async Task An_application_that_speaks_https_alone_is_shown_by_an_http_portal()
    {
        using X509Certificate2 certificate = CreateCertificate();

        await using DevelopedRun run = await _developed.RunAsync(builder => Listen(builder, certificate, alsoHttp: false));

        Assert.Equal("http", run.Portal.Scheme);
        Assert.DoesNotContain(run.Log.Lines, static line => line.Id == FrameWithoutHttps);
    }

    [Theory]
    [InlineData("Development", true, true)]
    [InlineData("Development", false, false)]
    [InlineData("Production", true, false)]
    [InlineData("Staging", true, false)]
    public async Task Only_the_portals_own_certificate_is_trusted_and_only_in_development(string environment, bool isOwn, bool isTrusted)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new() { UsesHttps = true }, Stop);
        await using LocalPortal other = await LocalPortal.StartAsync(new() { UsesHttps = true }, Stop);
        using var log = new RecordedLog();
        await using WebApplication application = _developed.Build(log, environment: environment);
        application.Configuration["Bitrix24:LocalPortal"] = portal.Options.ClientId;
        application.Configuration["Bitrix24:LocalPortalCertificate"] =
            (isOwn ? portal : other).Certificate!.GetCertHashString(HashAlgorithmName.SHA256);
        using HttpClient client =
            application.Services.GetRequiredService<IHttpClientFactory>().CreateClient(PortalClients.HttpClientName);

        if (isTrusted)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(portal.Address, Stop)).StatusCode);
        }
        else
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(portal.Address, Stop));
        }
    }

    private static void Listen(WebApplicationBuilder builder, X509Certificate2 certificate, bool alsoHttp)
    {
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listener => listener.UseHttps(certificate));
            if (alsoHttp)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
        });
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Developer", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }
}
