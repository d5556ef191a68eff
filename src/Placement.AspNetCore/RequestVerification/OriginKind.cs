namespace Placement;

/// <summary>What a request claims to be.</summary>
public enum OriginKind
{
    /// <summary>
    /// A widget that is opened: the access token proves its user, or the application token its portal, if that is enough.
    /// </summary>
    Widget,

    /// <summary>
    /// The installer, or an event that installs or updates. The authorization server is always asked. What the request brings does not
    /// replace stored tokens yet: the installer does that, once it knows that an administrator has sent it.
    /// </summary>
    Installation,

    /// <summary>Any other event: the confirmed application token proves its portal, or an access token, if it has one.</summary>
    Event,
}
