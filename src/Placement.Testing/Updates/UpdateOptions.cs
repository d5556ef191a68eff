namespace Placement.Testing;

/// <summary>
/// What goes with an update of the application. Portals of different releases differ, and so does the documentation; unless said otherwise,
/// an update is what the newest portals do.
/// </summary>
public sealed record UpdateOptions
{
    /// <summary>Whether ONAPPUPDATE is sent, with the administrator's tokens.</summary>
    public UpdateNotice Notice { get; init; } = UpdateNotice.None;

    /// <summary>Whether the portal proves itself by another <see cref="LocalPortal.ApplicationToken"/> from now on.</summary>
    public bool NewApplicationToken { get; init; }

    /// <summary>
    /// Whether all event handlers are removed, as Bitrix24's documentation of <c>event.bind</c> says. Widgets stay in any case.
    /// </summary>
    public bool RemovesEventHandlers { get; init; }

    /// <summary>
    /// Whether handlers that the application has bound to ONAPPINSTALL survive, and are told when the new version is installed. Portals did
    /// so until release 26.500 of their module <c>rest</c>; today an update removes these handlers.
    /// </summary>
    public bool KeepsInstallHandlers { get; init; }

    /// <summary>
    /// Whether the administrator opens the installer at once, if there is one; until somebody does, nobody sees a widget.
    /// </summary>
    public bool OpensInstaller { get; init; } = true;
}
