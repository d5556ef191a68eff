namespace Placement.Orleans.Tests.Interleavings;

/// <summary>Something that a host is about to do, and that others can notice.</summary>
/// <param name="Host">The host.</param>
/// <param name="Name">What it does.</param>
/// <param name="Latest">When it happens at the latest, unless time jumps.</param>
/// <param name="Faults">How it can fail.</param>
internal sealed record Step(Host Host, string Name, DateTimeOffset Latest, StepOutcome[] Faults)
{
    /// <summary>What follows happens at once, on the thread that permits it.</summary>
    public TaskCompletionSource<StepOutcome> Permission { get; } = new();
}
