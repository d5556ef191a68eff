using Placement.Testing.State;

namespace Placement.Testing;

/// <summary>The tasks of a local portal. In the beginning there are some; clear them to have none but your own.</summary>
public sealed class LocalTasks
{
    private readonly object _gate = new();
    private readonly SortedDictionary<int, LocalTask> _tasks = [];
    private readonly TimeProvider _clock;
    private readonly ChangeSignal _changes;

    internal LocalTasks(IReadOnlyList<LocalUser> users, TimeProvider clock, ChangeSignal changes)
    {
        _clock = clock;
        _changes = changes;
        (int administrator, int employee) = (users[0].Id, users[^1].Id);
        Add(new LocalTask(0, "Call the customer about the offer", employee, administrator)
        {
            Deadline = clock.GetUtcNow().AddDays(2),
            CrmBindings = ["D_1"],
        });
        Add(new LocalTask(0, "Prepare the contract", employee, administrator) { Status = 3, Priority = 2, CrmBindings = ["D_1", "CO_1"] });
        Add(new LocalTask(0, "Order paper", administrator, administrator) { Status = 5 });
    }

    /// <summary>All tasks, ascending by id: a snapshot.</summary>
    public IReadOnlyList<LocalTask> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _tasks.Values];
            }
        }
    }

    /// <summary>Adds a task; one with its id gives way.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The task as the portal has it, with its id and the time of its creation.</returns>
    public LocalTask Add(LocalTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentOutOfRangeException.ThrowIfNegative(task.Id, nameof(task));
        LocalTask added;
        lock (_gate)
        {
            added = task with
            {
                Id = task.Id > 0 ? task.Id : _tasks.Keys.LastOrDefault() + 1,
                CreatedAt = task.CreatedAt ?? _clock.GetUtcNow(),
                Fields = task.Fields.ToDictionary(static field => field.Key.ToUpperInvariant(), static field => field.Value),
            };
            _tasks[added.Id] = added;
        }

        _changes.Raise();
        return added;
    }

    /// <summary>Removes a task.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(int id)
    {
        bool isRemoved;
        lock (_gate)
        {
            isRemoved = _tasks.Remove(id);
        }

        _changes.Raise();
        return isRemoved;
    }

    /// <summary>Removes all tasks.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _tasks.Clear();
        }

        _changes.Raise();
    }
}
