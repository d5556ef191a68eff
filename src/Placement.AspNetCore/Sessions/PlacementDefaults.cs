namespace Placement;

/// <summary>The names by which an application refers to what widgets prove.</summary>
public static class PlacementDefaults
{
    /// <summary>
    /// The authentication scheme that accepts the ticket of a session, and the form that opens a widget. It is never the default scheme of
    /// an application: only <see cref="WidgetPolicy"/> and <see cref="SessionPolicy"/>, and what names them, ask it.
    /// </summary>
    public const string AuthenticationScheme = "Placement";

    /// <summary>
    /// The authorization policy that a widget fulfils: the proven form that opens it, or its session afterwards. Of an opened widget the
    /// claims have the portal and the placement alone; the user stands in those of sessions.
    /// </summary>
    public const string WidgetPolicy = "Placement.Widget";

    /// <summary>
    /// The authorization policy that a session fulfils, and nothing else does: the form that opens a widget is refused with 401.
    /// </summary>
    public const string SessionPolicy = "Placement.Session";

    /// <summary>The role of users of whom their portal has said that they are its administrators.</summary>
    public const string AdministratorRole = "placement:administrator";

    /// <summary>The field of a form that has the ticket of a session.</summary>
    public const string SessionField = "placement_session";

    /// <summary>The header that has the ticket of a session, in requests of scripts.</summary>
    public const string SessionHeader = "X-Placement-Session";

    /// <summary>The parameter of an address that has a ticket for this one page.</summary>
    public const string LinkParameter = "placement_link";

    /// <summary>Where a page that stays open gets the ticket that follows its own: by POST, with <see cref="SessionHeader"/>.</summary>
    public const string RenewalPath = "/_placement/session";
}
