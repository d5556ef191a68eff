namespace Placement.Testing.State;

/// <summary>The event handlers of the application.</summary>
internal sealed class EventHandlerStore
{
    private readonly object _gate = new();
    private readonly List<LocalEventBinding> _handlers = [];
    private int _lastId;

    /// <summary>Adds a handler under the next id, whatever its own; false: it is there already.</summary>
    public bool Add(LocalEventBinding handler)
    {
        lock (_gate)
        {
            if (_handlers.Exists(stored => stored == handler with { Id = stored.Id, MinTimeout = stored.MinTimeout }))
            {
                return false;
            }

            _handlers.Add(handler with { Id = ++_lastId });
            return true;
        }
    }

    /// <summary>Removes the handlers that match; returns their number.</summary>
    public int Remove(Predicate<LocalEventBinding> match)
    {
        lock (_gate)
        {
            return _handlers.RemoveAll(match);
        }
    }

    public void Clear() => Remove(static _ => true);

    public IReadOnlyList<LocalEventBinding> Snapshot()
    {
        lock (_gate)
        {
            return [.. _handlers];
        }
    }

    /// <summary>All that it holds.</summary>
    public StoreContent<LocalEventBinding> Content()
    {
        lock (_gate)
        {
            return new(_lastId, [.. _handlers]);
        }
    }

    /// <summary>Puts back what it once held, in place of what it holds.</summary>
    public void Restore(StoreContent<LocalEventBinding> content)
    {
        lock (_gate)
        {
            _handlers.Clear();
            _handlers.AddRange(content.Entries);
            _lastId = content.LastId;
        }
    }
}
