using System.Runtime.InteropServices;

namespace Placement.Lifecycle;

/// <summary>Lets one at a time work on each portal, within this process. What several processes do is told apart by revisions.</summary>
internal sealed class PortalLocks
{
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for its turn.</summary>
    /// <returns>The turn, which ends when it is disposed.</returns>
    public async Task<IDisposable> EnterAsync(string memberId)
    {
        Gate gate;
        lock (_gates)
        {
            ref Gate? known = ref CollectionsMarshal.GetValueRefOrAddDefault(_gates, memberId, out _);
            gate = known ??= new Gate();
            gate.Users++;
        }

        await gate.Semaphore.WaitAsync().ConfigureAwait(false);
        return new Turn(this, memberId, gate);
    }

    private void Leave(string memberId, Gate gate)
    {
        gate.Semaphore.Release();
        lock (_gates)
        {
            if (--gate.Users == 0)
            {
                _gates.Remove(memberId);
            }
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Semaphore { get; } = new(initialCount: 1);

        /// <summary>Who has a turn or waits for one; guarded by the lock on all gates.</summary>
        public int Users { get; set; }
    }

    private sealed class Turn(PortalLocks locks, string memberId, Gate gate) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                locks.Leave(memberId, gate);
            }
        }
    }
}
