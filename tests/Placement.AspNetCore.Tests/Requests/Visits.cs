using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Placement.AspNetCore.Tests.Requests;

/// <summary>Every request that reached a widget.</summary>
internal sealed class Visits(Func<HttpContext, CancellationToken, Task<IResult>> answer)
{
    private readonly ConcurrentQueue<Visit> _visits = [];

    public IReadOnlyCollection<Visit> All => _visits;

    public Task<IResult> ReceiveAsync(Visit visit, HttpContext context, CancellationToken cancellationToken)
    {
        _visits.Enqueue(visit);
        return answer(context, cancellationToken);
    }
}
