using System.Runtime.CompilerServices;

namespace Placement.Tokens;

/// <summary>
/// Remembers whether the last write to a token store failed. Until one succeeds, no tokens are renewed with that store, for any portal.
/// </summary>
internal sealed class StoreHealth
{
    private static readonly ConditionalWeakTable<ITokenStore, StoreHealth> All = new();

    private volatile bool _hasFailed;

    /// <summary>Whether the last write failed.</summary>
    public bool HasFailed
    {
        get => _hasFailed;
        set => _hasFailed = value;
    }

    /// <summary>The health of a store, for all clients that share it.</summary>
    public static StoreHealth Of(ITokenStore store) => All.GetValue(store, static _ => new StoreHealth());
}
