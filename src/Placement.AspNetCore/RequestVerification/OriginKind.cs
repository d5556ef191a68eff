namespace Placement;

/// <summary>What a request claims to be.</summary>
public enum OriginKind
{
    /// <summary>A widget that is opened. A portal's stored application token is compared, and never replaced.</summary>
    Widget,

    /// <summary>
    /// The installer, or an event that installs or updates. The authorization server is always asked. What the request brings does not
    /// replace stored tokens
    /// yet: the installer does that, once it knows that an administrator has sent it.
    /// </summary>
    Installation,

    /// <summary>Any other event. The application token is all there is: without a stored one, the event is refused.</summary>
    Event,
}
