namespace Placement.Lifecycle;

/// <summary>What an administrator's request says of the installation that it is of.</summary>
internal enum AdmissionKind
{
    /// <summary>Nothing: an installer's page, or a notice. An application token tells which it is of.</summary>
    Any,

    /// <summary>The application has been installed.</summary>
    Installation,

    /// <summary>The installation is the same, though its application token may be another.</summary>
    Update,
}
