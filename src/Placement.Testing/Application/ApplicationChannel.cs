using System.Net.Security;

namespace Placement.Testing.Application;

/// <summary>Takes requests to the application: through the test server's client, or over the network.</summary>
internal sealed class ApplicationChannel(CancellationToken stopping) : IDisposable
{
    private const string BrowserAgent =
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private const string QueueAgent = "Bitrix24 Webhook Engine";

    /// <summary>A browser that keeps no cookies: those of a frame are third-party cookies, which browsers refuse.</summary>
    private readonly HttpClient _browser = new(Handler(followsRedirects: true, trustsThisMachine: true));

    /// <summary>The queue of events takes a redirection for an answer.</summary>
    private readonly HttpClient _queue = new(Handler(followsRedirects: false, trustsThisMachine: true));

    /// <summary>Finds out what a real browser would show, a certificate that it does not trust included.</summary>
    private readonly HttpClient _probe = new(Handler(followsRedirects: false, trustsThisMachine: false));

    /// <summary>How the portal reaches the application; null: by the addresses of its handlers, over the network.</summary>
    public LocalApplication? Application { get; set; }

    /// <summary>Where the application was in an earlier run; null: the portal has forgotten, or there was none.</summary>
    public Uri? FormerAddress { get; set; }

    /// <summary>Whether the portal has stopped, and sends nothing any more.</summary>
    public bool IsStopped => stopping.IsCancellationRequested;

    /// <summary>Requests as a browser does and hands the answer over.</summary>
    public Task<T> BrowseAsync<T>(
        HttpRequestMessage request, Func<HttpResponseMessage, string, T> read, CancellationToken cancellationToken) =>
        SendAsync(_browser, BrowserAgent, Application, request, read, cancellationToken);

    /// <summary>
    /// Requests as a real browser does, at the handler's own address unless only a test server's client leads to the application; shows a
    /// redirection as it is.
    /// </summary>
    public Task<T> ProbeAsync<T>(
        HttpRequestMessage request, Func<HttpResponseMessage, string, T> read, CancellationToken cancellationToken) =>
        SendAsync(_probe, BrowserAgent, Application is { Client: not null } inMemory ? inMemory : null, request, read, cancellationToken);

    /// <summary>Requests as the queue of events does; returns the status.</summary>
    public Task<int> NotifyAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(
            _queue, QueueAgent, Application, request, static (response, _) => (int)response.StatusCode, cancellationToken);

    public void Dispose()
    {
        _browser.Dispose();
        _queue.Dispose();
        _probe.Dispose();
    }

    /// <summary>
    /// Without the trace of the process: neither browsers nor Bitrix24 send one, and an application that found itself inside another's
    /// would keep or drop its own spans as that one does.
    /// </summary>
    /// <param name="followsRedirects">Whether it follows redirections.</param>
    /// <param name="trustsThisMachine">
    /// Whether an application on this machine needs no certificate that is trusted: the one that developers have often is not, and whoever
    /// looks at the pages is warned by the browser.
    /// </param>
    private static SocketsHttpHandler Handler(bool followsRedirects, bool trustsThisMachine)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = followsRedirects,
            ActivityHeadersPropagator = null,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (connection, _, _, errors) =>
            errors == SslPolicyErrors.None
            || (trustsThisMachine
                ? connection is SslStream { TargetHostName: "localhost" or "127.0.0.1" or "::1" }
                : throw new UntrustedCertificateException());
        return handler;
    }

    /// <exception cref="ObjectDisposedException">The portal has stopped.</exception>
    private async Task<T> SendAsync<T>(
        HttpClient network,
        string agent,
        LocalApplication? application,
        HttpRequestMessage request,
        Func<HttpResponseMessage, string, T> read,
        CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsStopped, this);
        request.Headers.UserAgent.ParseAdd(agent);
        request.RequestUri = application?.Route(request.RequestUri!) ?? request.RequestUri;

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        try
        {
            using HttpResponseMessage response = await (application?.Client ?? network).SendAsync(
                request, ends.Token).ConfigureAwait(false);
            return read(response, await response.Content.ReadAsStringAsync(ends.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (IsStopped && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(LocalPortal));
        }
    }
}
