namespace Placement.Hosts;

/// <summary>Remembers when this host last saw another one go: what that one counted is lost.</summary>
internal sealed class ClusterChanges : ISiloStatusListener
{
    private readonly ISiloStatusOracle _hosts;
    private readonly TimeProvider _clock;
    private long _changedAt;
    private volatile bool _hasChanged;

    /// <summary>Begins to watch. A host that joins others cannot know what has happened before.</summary>
    public ClusterChanges(ISiloStatusOracle hosts, TimeProvider clock)
    {
        (_hosts, _clock) = (hosts, clock);
        if (hosts.GetApproximateSiloStatuses(onlyActive: false).Count > 1)
        {
            Note();
        }

        hosts.SubscribeToSiloStatusEvents(this);
    }

    /// <summary>How many hosts there are, as far as this one knows.</summary>
    public int Hosts => Math.Max(1, _hosts.GetActiveSilos().Length);

    /// <summary>Whether this host leaves the others, because it stops.</summary>
    public bool IsLeaving => _hosts.CurrentStatus.IsTerminating();

    /// <summary>Whether a host went within so long a time.</summary>
    public bool HasBeenWithin(TimeSpan time) => _hasChanged && _clock.GetElapsedTime(Volatile.Read(ref _changedAt)) < time;

    /// <inheritdoc/>
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status.IsTerminating() && !updatedSilo.Equals(_hosts.SiloAddress))
        {
            Note();
        }
    }

    private void Note()
    {
        Volatile.Write(ref _changedAt, _clock.GetTimestamp());
        _hasChanged = true;
    }
}
