namespace Placement.Testing.State;

/// <summary>The newest requests, oldest first. A portal that serves a developer for weeks must not grow without end.</summary>
internal sealed class RequestLog
{
    public const int Capacity = 10_000;

    private readonly object _gate = new();
    private readonly Queue<LocalRequest> _requests = new();

    public void Add(LocalRequest request)
    {
        lock (_gate)
        {
            if (_requests.Count == Capacity)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
        }
    }

    public IReadOnlyList<LocalRequest> Snapshot()
    {
        lock (_gate)
        {
            return [.. _requests];
        }
    }
}
