using System.Runtime.CompilerServices;

namespace Placement.Tokens;

/// <summary>
/// What is known of a token store: whether the last write failed, until one succeeds no tokens are renewed with it, for any portal; and
/// which renewals are under way whose pairs it is to take.
/// </summary>
internal sealed class StoreHealth
{
    private static readonly ConditionalWeakTable<ITokenStore, StoreHealth> All = new();

    private readonly HashSet<Task> _renewals = [];

    private volatile bool _hasFailed;

    /// <summary>Whether the last write failed.</summary>
    public bool HasFailed
    {
        get => _hasFailed;
        set => _hasFailed = value;
    }

    /// <summary>The renewals that have not ended, and what goes on offering it a pair that only this process has.</summary>
    public IReadOnlyList<Task> Renewals
    {
        get
        {
            lock (_renewals)
            {
                return [.. _renewals.Where(static renewal => !renewal.IsCompleted)];
            }
        }
    }

    /// <summary>Remembers a renewal, or that its pair is offered again, until it has ended.</summary>
    public void NoteRenewal(Task renewal)
    {
        lock (_renewals)
        {
            _renewals.Add(renewal);
        }

        renewal.ContinueWith(Remove, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        void Remove(Task ended)
        {
            lock (_renewals)
            {
                _renewals.Remove(ended);
            }
        }
    }

    /// <summary>The health of a store, for all clients that share it.</summary>
    public static StoreHealth Of(ITokenStore store) => All.GetValue(store, static _ => new StoreHealth());
}
