namespace Placement.Testing.State;

/// <summary>The registered widgets. Every operation is atomic: of two equal registrations at once, one fails.</summary>
internal sealed class BindingStore
{
    private readonly object _gate = new();
    private readonly List<LocalBinding> _bindings = [];
    private int _lastId;

    /// <summary>Stores a binding under the next id.</summary>
    /// <param name="binding">The binding; its id is ignored.</param>
    /// <param name="maxCount">How many handlers the placement allows per user; null: any number.</param>
    public AddOutcome Add(LocalBinding binding, int? maxCount)
    {
        lock (_gate)
        {
            LocalBinding[] besides =
                [.. _bindings.Where(stored => stored.Placement == binding.Placement && stored.UserId == binding.UserId)];
            if (besides.Length >= maxCount)
            {
                return AddOutcome.TooMany;
            }

            if (besides.Any(stored => stored.Handler == binding.Handler))
            {
                return AddOutcome.Duplicate;
            }

            _bindings.Add(binding with { Id = ++_lastId });
            return AddOutcome.Added;
        }
    }

    /// <summary>Removes a placement's bindings: all, or those with this handler, of this user. Returns their number.</summary>
    public int Remove(string placement, string? handler, int? userId)
    {
        lock (_gate)
        {
            return _bindings.RemoveAll(stored =>
                stored.Placement == placement
                && (handler is null || stored.Handler == handler)
                && (userId is null || stored.UserId == userId));
        }
    }

    /// <summary>Removes one binding; false: it is gone already.</summary>
    public bool Remove(int id)
    {
        lock (_gate)
        {
            return _bindings.RemoveAll(stored => stored.Id == id) > 0;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _bindings.Clear();
        }
    }

    public IReadOnlyList<LocalBinding> Snapshot()
    {
        lock (_gate)
        {
            return [.. _bindings];
        }
    }

    /// <summary>All that it holds.</summary>
    public StoreContent<LocalBinding> Content()
    {
        lock (_gate)
        {
            return new(_lastId, [.. _bindings]);
        }
    }

    /// <summary>Puts back what it once held, in place of what it holds.</summary>
    public void Restore(StoreContent<LocalBinding> content)
    {
        lock (_gate)
        {
            _bindings.Clear();
            _bindings.AddRange(content.Entries);
            _lastId = content.LastId;
        }
    }

    /// <summary>What became of a new binding.</summary>
    public enum AddOutcome
    {
        Added,
        TooMany,
        Duplicate,
    }
}
