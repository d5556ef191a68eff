namespace Placement.Lifecycle;

/// <summary>What an administrator's request says of the installation that it is of.</summary>
internal enum AdmissionKind
{
    /// <summary>An installer's page, or a notice, which does not say: its application token tells.</summary>
    Unsaid,

    /// <summary>The application has been installed.</summary>
    Installation,

    /// <summary>The installation is the same, though its application token may be another.</summary>
    Update,
}
