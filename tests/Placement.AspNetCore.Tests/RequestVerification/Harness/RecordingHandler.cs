using System.Collections.Concurrent;

namespace Placement.AspNetCore.Tests.RequestVerification.Harness;

/// <summary>Records what leaves the application.</summary>
internal sealed class RecordingHandler(ConcurrentQueue<SentRequest> sent) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        sent.Enqueue(new SentRequest(request.Method, request.RequestUri!, body));
        return await base.SendAsync(request, cancellationToken);
    }
}
