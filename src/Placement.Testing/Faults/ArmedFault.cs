namespace Placement.Testing.Faults;

/// <summary>A fault on a portal, with its count of requests. Not for several threads at once.</summary>
internal sealed class ArmedFault(PortalFault fault)
{
    private readonly FaultTrigger _trigger = fault.Trigger;
    private readonly Random? _random = fault.Trigger.Probability is null ? null : new Random(fault.Trigger.Seed);
    private int _used;

    public PortalFault Fault { get; } = fault;

    /// <summary>How many requests it has been for so far.</summary>
    public int Number { get; private set; }

    /// <summary>Counts one more request that the fault is for; says whether it is due on this one.</summary>
    public bool IsDueOnNext()
    {
        Number++;
        if (_trigger.First is { } first)
        {
            return Number >= first && Number - first < (_trigger.Times ?? 1);
        }

        // Drawn for every request: which ones it would happen to does not depend on how many times it may.
        return (_random is null || _random.NextDouble() < _trigger.Probability) && (_trigger.Times is null || _used < _trigger.Times);
    }

    /// <summary>It happens to the request that was counted last.</summary>
    public void Use() => _used++;
}
