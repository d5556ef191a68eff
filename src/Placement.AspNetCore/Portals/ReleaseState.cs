namespace Placement;

/// <summary>Whether a release goes on to the portals that do not have it yet.</summary>
public enum ReleaseState
{
    /// <summary>Portals that do not have it are brought up, one after the other.</summary>
    Running,

    /// <summary>Somebody has paused it. It goes on when somebody resumes it.</summary>
    Paused,

    /// <summary>Too many portals have failed. It goes on when somebody resumes it, or with the next release.</summary>
    Stopped,

    /// <summary>The address of the application, or the application itself, is another than before: somebody has to approve that.</summary>
    AwaitingApproval,
}
