namespace Placement.Testing.State;

/// <summary>The types of custom fields. Codes are unique, and handlers, too.</summary>
internal sealed class FieldTypeStore
{
    private readonly object _gate = new();
    private readonly List<LocalFieldType> _types = [];
    private int _lastId;

    /// <summary>Adds a type under the next id, whatever its own; false: its code or its handler is taken.</summary>
    public bool Add(LocalFieldType type)
    {
        lock (_gate)
        {
            if (_types.Exists(stored => stored.UserTypeId == type.UserTypeId || stored.Handler == type.Handler))
            {
                return false;
            }

            _types.Add(type with { Id = ++_lastId });
            return true;
        }
    }

    /// <summary>Changes a type; false: another one has its handler. Null: there is none with this code.</summary>
    public bool? Change(string userTypeId, Func<LocalFieldType, LocalFieldType> change)
    {
        lock (_gate)
        {
            int index = _types.FindIndex(stored => stored.UserTypeId == userTypeId);
            if (index < 0)
            {
                return null;
            }

            LocalFieldType changed = change(_types[index]);
            if (_types.Exists(stored => stored.UserTypeId != userTypeId && stored.Handler == changed.Handler))
            {
                return false;
            }

            _types[index] = changed;
            return true;
        }
    }

    /// <summary>Removes a type; false: there is none with this code.</summary>
    public bool Remove(string userTypeId)
    {
        lock (_gate)
        {
            return _types.RemoveAll(stored => stored.UserTypeId == userTypeId) > 0;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _types.Clear();
        }
    }

    public IReadOnlyList<LocalFieldType> Snapshot()
    {
        lock (_gate)
        {
            return [.. _types];
        }
    }

    /// <summary>All that it holds.</summary>
    public StoreContent<LocalFieldType> Content()
    {
        lock (_gate)
        {
            return new(_lastId, [.. _types]);
        }
    }

    /// <summary>Puts back what it once held, in place of what it holds.</summary>
    public void Restore(StoreContent<LocalFieldType> content)
    {
        lock (_gate)
        {
            _types.Clear();
            _types.AddRange(content.Entries);
            _lastId = content.LastId;
        }
    }
}
