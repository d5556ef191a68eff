namespace Placement.Orleans.Tests.Interleavings;

/// <summary>What becomes of a step.</summary>
internal enum StepOutcome
{
    /// <summary>It is done, and the host knows it.</summary>
    Done,

    /// <summary>It fails before it has done anything.</summary>
    Fails,

    /// <summary>It is done, and the host is told that it failed.</summary>
    SeemsToFail,
}
