using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Placement.Tool.Tests.Harness;

/// <summary>Handlers that answer in some way, over http or https with a certificate that nobody trusts.</summary>
internal sealed class HandlerServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly X509Certificate2? _certificate;

    private HandlerServer(WebApplication application, X509Certificate2? certificate)
    {
        _application = application;
        _certificate = certificate;
    }

    public Uri Address => new(
        _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Starts it.</summary>
    /// <param name="answer">Answers every request.</param>
    /// <param name="expiry">When the certificate ends; null: plain http.</param>
    public static async Task<HandlerServer> StartAsync(RequestDelegate answer, DateTimeOffset? expiry = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        X509Certificate2? certificate = expiry is { } end ? Create(end) : null;
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        WebApplication application = builder.Build();
        application.Run(answer);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new HandlerServer(application, certificate);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificate?.Dispose();
    }

    private static X509Certificate2 Create(DateTimeOffset expiry)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.CreateSelfSigned(expiry.AddDays(-90), expiry);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
