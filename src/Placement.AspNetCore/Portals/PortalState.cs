namespace Placement;

/// <summary>How far an application has come on a portal.</summary>
public enum PortalState
{
    /// <summary>The portal is known and verified, but the installer has not run to its end.</summary>
    Installing,

    /// <summary>The application is installed.</summary>
    Installed,

    /// <summary>The application was removed, and its data kept for a possible return. The portal's tokens are worth nothing.</summary>
    Uninstalled,
}
