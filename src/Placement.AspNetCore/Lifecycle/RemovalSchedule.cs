using Placement.Portals;

namespace Placement.Lifecycle;

/// <summary>When the next removals are due, as far as this process knows. All of them stand in the store.</summary>
internal sealed class RemovalSchedule
{
    private readonly object _gate = new();
    private readonly PriorityQueue<PortalKey, DateTimeOffset> _due = new();
    private readonly Dictionary<PortalKey, DateTimeOffset> _known = [];
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Notes that a portal is due at a time.</summary>
    public void Add(PortalKey portal, DateTimeOffset due)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(portal, out DateTimeOffset known) && known <= due)
            {
                return;
            }

            _known[portal] = due;
            _due.Enqueue(portal, due);
            _added.TrySetResult();
        }
    }

    /// <summary>The portals that are due by now, each once.</summary>
    public IReadOnlyCollection<PortalKey> Take(DateTimeOffset now)
    {
        var taken = new HashSet<PortalKey>();
        lock (_gate)
        {
            while (_due.TryPeek(out _, out DateTimeOffset due) && due <= now)
            {
                PortalKey portal = _due.Dequeue();
                taken.Add(portal);
                _known.Remove(portal);
            }
        }

        return taken;
    }

    /// <summary>When the next portal is due; null: none is known to be. The task ends as soon as another one is added.</summary>
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
