namespace Placement.Testing.State;

/// <summary>The newest entries, oldest first. A portal that serves a developer for weeks must not grow without end.</summary>
internal sealed class RecentLog<T>
{
    public const int Capacity = 10_000;

    private readonly object _gate = new();
    private readonly Queue<T> _entries = new();

    public void Add(T entry)
    {
        lock (_gate)
        {
            if (_entries.Count == Capacity)
            {
                _entries.Dequeue();
            }

            _entries.Enqueue(entry);
        }
    }

    public IReadOnlyList<T> Snapshot()
    {
        lock (_gate)
        {
            return [.. _entries];
        }
    }
}
