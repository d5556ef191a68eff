using System.Runtime.CompilerServices;

namespace Placement.Tokens;

/// <summary>
/// What is known of a token store: whether the last write failed, until one succeeds no tokens are renewed with it, for any portal; and
/// which pairs are offered to it again.
/// </summary>
internal sealed class StoreHealth
{
    private static readonly ConditionalWeakTable<ITokenStore, StoreHealth> All = new();

    private readonly HashSet<Task> _offers = [];

    private volatile bool _hasFailed;

    /// <summary>Whether the last write failed.</summary>
    public bool HasFailed
    {
        get => _hasFailed;
        set => _hasFailed = value;
    }

    /// <summary>What goes on offering it a pair that only this process has.</summary>
    public IReadOnlyList<Task> Offers
    {
        get
        {
            lock (_offers)
            {
                return [.. _offers];
            }
        }
    }

    /// <summary>Remembers that a pair is offered to it, until it has been taken.</summary>
    public void NoteOffer(Task offer)
    {
        lock (_offers)
        {
            _offers.Add(offer);
        }

        offer.ContinueWith(Remove, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        void Remove(Task taken)
        {
            lock (_offers)
            {
                _offers.Remove(taken);
            }
        }
    }

    /// <summary>The health of a store, for all clients that share it.</summary>
    public static StoreHealth Of(ITokenStore store) => All.GetValue(store, static _ => new StoreHealth());
}
