namespace Placement.Tool.Terminal;

/// <summary>What a command ends with.</summary>
internal enum ExitCode
{
    /// <summary>Done; nothing differs.</summary>
    Done = 0,

    /// <summary>Something failed or was refused, or the command line has a mistake.</summary>
    Failed = 1,

    /// <summary>Something differs, or needs a person.</summary>
    Differs = 2,
}
