using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>Every request that reached a widget.</summary>
internal sealed class ReceivedRequests(Func<HttpContext, CancellationToken, Task<IResult>> answer)
{
    private readonly ConcurrentQueue<ReceivedRequest> _received = [];

    public IReadOnlyCollection<ReceivedRequest> All => _received;

    public Task<IResult> ReceiveAsync(ReceivedRequest visit, HttpContext context, CancellationToken cancellationToken)
    {
        _received.Enqueue(visit);
        return answer(context, cancellationToken);
    }
}
