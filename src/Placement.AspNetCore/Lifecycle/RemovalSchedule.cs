namespace Placement.Lifecycle;

/// <summary>When which portal is due, as far as this process knows. The store knows it all; it is looked through now and then.</summary>
internal sealed class RemovalSchedule
{
    private readonly object _gate = new();
    private readonly PriorityQueue<string, DateTimeOffset> _due = new();
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Notes that a portal is due at a time.</summary>
    public void Add(string memberId, DateTimeOffset due)
    {
        lock (_gate)
        {
            _due.Enqueue(memberId, due);
            _added.TrySetResult();
        }
    }

    /// <summary>The portals that are due by now, each once.</summary>
    public IReadOnlyCollection<string> Take(DateTimeOffset now)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        lock (_gate)
        {
            while (_due.TryPeek(out _, out DateTimeOffset due) && due <= now)
            {
                taken.Add(_due.Dequeue());
            }
        }

        return taken;
    }

    /// <summary>When the next portal is due, if one is known to be, and what ends as soon as another one is added.</summary>
    public (DateTimeOffset? Due, Task Added) Next()
    {
        lock (_gate)
        {
            if (_added.Task.IsCompleted)
            {
                _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return (_due.TryPeek(out _, out DateTimeOffset due) ? due : null, _added.Task);
        }
    }
}
