using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Placement.Transport;

namespace Placement.Tests.Rest;

/// <summary>A call that gets no answer says why, as far as that can be told.</summary>
public sealed class FailureCauseTests : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_host_without_a_name_in_dns() =>
        await FailAsync(new Uri("https://no-such-portal.invalid/rest/"), "dns");

    [Fact]
    public async Task A_port_where_nobody_listens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        await FailAsync(new Uri($"https://127.0.0.1:{port}/rest/"), "refused");
    }

    [Fact]
    public async Task A_certificate_that_nobody_has_signed()
    {
        using RSA key = RSA.Create(2048);
        var asked = new CertificateRequest("CN=portal", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = asked.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await AnswerAsync(
            async stream =>
            {
                using var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(certificate);
            },
            "certificate");
    }

    [Fact]
    public async Task A_server_that_speaks_http() =>
        await AnswerAsync(
            static async stream =>
            {
                await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                await stream.FlushAsync();
            },
            "scheme");

    [Fact]
    public async Task A_server_that_takes_its_time()
    {
        _http.Timeout = TimeSpan.FromMilliseconds(1);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        BitrixException failure = await Assert.ThrowsAsync<BitrixException>(
            () => Client(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/rest/")).CallAsync(
                "app.info", default, TestContext.Current.CancellationToken));

        Assert.Contains("did not answer in time", failure.Message, StringComparison.Ordinal);
        Assert.Equal("timeout", OutcomeName.Of(failure));
    }

    private async Task AnswerAsync(Func<Stream, Task> answer, string cause)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeAsync();
        await FailAsync(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/rest/"), cause);
        await serving;

        async Task ServeAsync()
        {
            using TcpClient client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            try
            {
                await answer(client.GetStream());
            }
            catch (Exception exception) when (exception is IOException or AuthenticationException)
            {
                // The client has seen enough.
            }
        }
    }

    private async Task FailAsync(Uri portal, string cause)
    {
        BitrixException failure = await Assert.ThrowsAsync<BitrixException>(
            () => Client(portal).CallAsync("app.info", default, TestContext.Current.CancellationToken));

        Assert.Contains($"({cause}", failure.Message, StringComparison.Ordinal);
        Assert.Equal(cause, OutcomeName.Of(failure));
        Assert.DoesNotContain("0123456789abcdef", failure.ToString(), StringComparison.Ordinal);
    }

    private BitrixClient Client(Uri portal) => new(_http, new PortalTokens(portal, "0123456789abcdef"));
}
