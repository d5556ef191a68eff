namespace Placement.Orleans.Tests.Interleavings;

/// <summary>What is explored.</summary>
internal sealed record Setup(string Name)
{
    public int Hosts { get; init; } = 2;

    /// <summary>How many calls each host makes at the same time.</summary>
    public int Calls { get; init; } = 1;

    /// <summary>
    /// In how many places the portal's grain is: none, where there is no cluster, one, or the two of a cluster that has not settled.
    /// </summary>
    public int Activations { get; init; }

    /// <summary>Whether a host changes something else of the portal meanwhile.</summary>
    public bool IsChanged { get; init; }

    /// <summary>How long a step takes at most, unless time jumps.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>By how much each host's clock is ahead of the one before.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>Makes what each host calls the portal with.</summary>
    public Func<Host, Func<Task>> Client { get; init; } = static host => host.CallAsync;

    /// <summary>Whether calls may fail, and renewals collide, although nothing else fails.</summary>
    public bool MayCollide { get; init; }

    /// <summary>Whether the store grants a lease that somebody has: so that the exploration can be seen to notice.</summary>
    public bool LeasesToAll { get; init; }

    /// <summary>Whether the store takes a portal whatever its revision: so that the exploration can be seen to notice.</summary>
    public bool IgnoresRevisions { get; init; }
}
