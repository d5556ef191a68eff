namespace Placement.Execution;

/// <summary>What is known about a command after its request.</summary>
internal enum CommandFate
{
    /// <summary>It had its effect.</summary>
    Done = 0,

    /// <summary>It had none, because the portal refused it.</summary>
    Refused = 1,

    /// <summary>The portal refused it, perhaps because an earlier one had the same effect: only the portal's state tells.</summary>
    MayBeBound = 2,

    /// <summary>Its answer was lost. It had its effect or not: only the portal's state tells.</summary>
    Lost = 3,

    /// <summary>It was not executed, because an earlier one failed, or because the portal takes no batch.</summary>
    NotExecuted = 4,

    /// <summary>It was not executed, because the portal does not do so within a batch.</summary>
    NeedsOwnCall = 5,
}
