namespace Placement.Clusters;

/// <summary>Whose tokens they are, where a portal has several.</summary>
internal enum TokenHolder
{
    /// <summary>Whoever installed the application.</summary>
    Installer,

    /// <summary>The application's own user.</summary>
    SystemUser,

    /// <summary>A user, in a session of a widget.</summary>
    Session,
}
