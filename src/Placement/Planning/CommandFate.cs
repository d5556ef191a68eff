namespace Placement.Planning;

/// <summary>What is known about a command after its request.</summary>
internal enum CommandFate
{
    /// <summary>It was not executed: it has not been sent, an earlier one failed, or the portal does not take it within a batch.</summary>
    NotExecuted = 0,

    /// <summary>It had its effect.</summary>
    Done = 1,

    /// <summary>It had none, because the portal refused it.</summary>
    Refused = 2,

    /// <summary>The portal refused it, perhaps because an earlier one had the same effect: only the portal's state tells.</summary>
    MayBeBound = 3,

    /// <summary>Its answer was lost. It had its effect or not: only the portal's state tells.</summary>
    Lost = 4,
}
