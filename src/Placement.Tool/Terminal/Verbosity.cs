namespace Placement.Tool.Terminal;

/// <summary>How much is said beside the result.</summary>
internal enum Verbosity
{
    /// <summary>Errors.</summary>
    Quiet,

    /// <summary>What is done, too.</summary>
    Normal,

    /// <summary>What programs say that are run for it, too.</summary>
    Detailed,
}
