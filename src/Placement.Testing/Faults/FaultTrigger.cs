namespace Placement.Testing.Faults;

/// <summary>Which of the requests that a fault is for it happens to.</summary>
internal sealed record FaultTrigger
{
    /// <summary>The number of the first request; null: not by number.</summary>
    public int? First { get; init; }

    /// <summary>How probable it is for each request; null: not by chance.</summary>
    public double? Probability { get; init; }

    public int Seed { get; init; }

    /// <summary>How many times; null: without end or, by number, once.</summary>
    public int? Times { get; init; }

    public override string ToString()
    {
        string which = First is { } first ? FormattableString.Invariant($".OnRequest({first})")
            : Probability is { } probability ? FormattableString.Invariant($".WithProbability({probability}, seed: {Seed})")
            : "";
        return which + (Times is { } times ? FormattableString.Invariant($".Times({times})") : "");
    }
}
