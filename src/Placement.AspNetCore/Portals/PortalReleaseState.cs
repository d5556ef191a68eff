namespace Placement;

/// <summary>How far a release has come on a portal, and what happens next.</summary>
/// <seealso href="https://apidocs.bitrix24.com/error-codes.html">Error codes</seealso>
public enum PortalReleaseState
{
    /// <summary>It was not tried yet.</summary>
    Pending,

    /// <summary>The portal has what is declared; something had to be changed for that.</summary>
    Current,

    /// <summary>The portal had what is declared already.</summary>
    Unchanged,

    /// <summary>
    /// The stored tokens are of somebody who may not register widgets any more: an administrator has to open the installer. Asked again
    /// once a day, because rights come back.
    /// </summary>
    AwaitingAdministrator,

    /// <summary>
    /// The portal says that it is deleted or closed, which a self-hosted portal can take back. Asked again once a day; its tokens stay.
    /// </summary>
    Closed,

    /// <summary>The portal's plan, or the application's subscription, does not allow it. Asked again once a day.</summary>
    Unlicensed,

    /// <summary>The portal, or the authorization server, did not answer. Tried again with growing delays.</summary>
    Unreachable,

    /// <summary>
    /// The portal has moved to an address that is not trusted: whoever runs the application has to allow it, or an administrator has to
    /// open the installer there. Tried again once a day.
    /// </summary>
    Moved,

    /// <summary>The stored tokens are worth nothing any more, or there are none: an administrator has to open the installer.</summary>
    NeedsTokens,

    /// <summary>The portal refused something that is declared. Tried again with growing delays, for days.</summary>
    Failed,

    /// <summary>The portal does not have the application any more.</summary>
    Gone,
}
