namespace Placement.Tokens;

/// <summary>Finds the lineage of tokens. It lives as long as a client has it, and longer only while its tokens wait to be stored.</summary>
/// <param name="workers">Renew.</param>
internal sealed class TokenLineages(Workers workers)
{
    /// <summary>How many entries there must be before those without a client are looked for.</summary>
    private const int MinCount = 256;

    private readonly object _gate = new();
    private readonly Dictionary<TokenOwner, WeakReference<TokenLineage>> _lineages = [];
    private readonly HashSet<TokenLineage> _held = [];
    private int _sweepAt = MinCount;

    /// <summary>The lineages of this process.</summary>
    public static TokenLineages Shared { get; } = new(Workers.Pool);

    public Workers Workers => workers;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _lineages.Count;
            }
        }
    }

    public TokenLineage Find(TokenOwner owner)
    {
        lock (_gate)
        {
            if (_lineages.TryGetValue(owner, out WeakReference<TokenLineage>? known) && known.TryGetTarget(out TokenLineage? lineage))
            {
                return lineage;
            }

            if (_lineages.Count >= _sweepAt)
            {
                Sweep();
            }

            lineage = new TokenLineage(this);
            lineage.Name(owner);
            _lineages[owner] = new WeakReference<TokenLineage>(lineage);
            return lineage;
        }
    }

    /// <summary>Lets clients that are made with newer tokens find a lineage, unless they have one of their own.</summary>
    public void Add(TokenOwner owner, TokenLineage lineage)
    {
        lock (_gate)
        {
            if (_lineages.TryGetValue(owner, out WeakReference<TokenLineage>? known) && known.TryGetTarget(out _))
            {
                return;
            }

            _lineages[owner] = new WeakReference<TokenLineage>(lineage);
            if (lineage.Name(owner) is { } outdated
                && _lineages.TryGetValue(outdated, out known)
                && known.TryGetTarget(out TokenLineage? named)
                && named == lineage)
            {
                _lineages.Remove(outdated);
            }
        }
    }

    /// <summary>Keeps a lineage although no client may have it any more.</summary>
    public void Hold(TokenLineage lineage)
    {
        lock (_gate)
        {
            _held.Add(lineage);
        }
    }

    public void Release(TokenLineage lineage)
    {
        lock (_gate)
        {
            _held.Remove(lineage);
        }
    }

    private void Sweep()
    {
        foreach (KeyValuePair<TokenOwner, WeakReference<TokenLineage>> entry in _lineages.ToArray())
        {
            if (!entry.Value.TryGetTarget(out _))
            {
                _lineages.Remove(entry.Key);
            }
        }

        _sweepAt = Math.Max(MinCount, 2 * _lineages.Count);
    }
}
