namespace Placement.Testing.Faults;

/// <summary>
/// The faults that are due on one request or one command of a batch: any number of delays and changes of state, at most
/// one that decides what comes back, and at most one slow answer.
/// </summary>
internal sealed class DueFaults(IReadOnlyList<DueFault> due, Action<DueFault> record)
{
    /// <summary>No fault is due.</summary>
    public static readonly DueFaults None = new([], static _ => { });

    /// <summary>The fault that decided what comes back; null: none has.</summary>
    public PortalFault? Decisive { get; private set; }

    /// <summary>The due faults whose effects are of this kind.</summary>
    public DueFault[] Of<T>(Func<T, bool> condition)
        where T : FaultEffect =>
        due.Count == 0 ? [] : [.. due.Where(fault => fault.Fault.Effect is T effect && condition(effect))];

    /// <summary>The effect of this kind that is due and happens now; null: none is.</summary>
    public T? Inject<T>(Func<T, bool> condition)
        where T : FaultEffect
    {
        foreach (DueFault fault in Of(condition))
        {
            Inject(fault);
            return (T)fault.Fault.Effect;
        }

        return null;
    }

    /// <summary>Whether this change of state is due. It happens now.</summary>
    public bool Inject(StateChange change) => Inject<StateEffect>(effect => effect.Change == change) is not null;

    /// <summary>The fault happens now.</summary>
    public void Inject(DueFault fault)
    {
        if (fault.Fault.Effect is AnswerEffect or StateEffect)
        {
            Decisive = fault.Fault;
        }

        record(fault);
    }
}
