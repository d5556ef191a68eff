namespace Placement.Portals;

/// <summary>Says that a session was not stored.</summary>
internal static class SessionConflict
{
    public static PortalConflictException Create() =>
        new("The session has been stored by somebody else since it was read. Find it again, and decide again.");
}
