namespace Placement.Sessions;

/// <summary>Why a ticket is worth nothing, for logs.</summary>
internal enum SessionRefusal
{
    /// <summary>It is none of this application's, or somebody has changed it.</summary>
    UnknownTicket,

    /// <summary>The request has several tickets, or a ticket and the form that opens a widget.</summary>
    Ambiguous,

    /// <summary>It is good for one use, and was used.</summary>
    Used,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>
    /// It was made for a link, and came from elsewhere than the one page that the link leads to; or for a page, and stood in an address.
    /// </summary>
    WrongPage,

    /// <summary>What stands there is shown for other placements than the one that was opened.</summary>
    OtherPlacement,

    /// <summary>The portal has removed the application, or installed it anew.</summary>
    OtherInstallation,

    /// <summary>The session was ended, or the store does not have it any more.</summary>
    Ended,

    /// <summary>The portal does not give the user access any more.</summary>
    NoAccess,
}
