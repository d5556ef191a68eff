namespace Placement;

/// <summary>What a request claims to be.</summary>
public enum OriginKind
{
    /// <summary>A widget that is opened. A portal's stored application token is compared, and never replaced.</summary>
    Widget,

    /// <summary>The installer, or an event that installs or updates. The authorization server is always asked, and the application token that the request has replaces the stored one.</summary>
    Installation,

    /// <summary>Any other event. The application token is all there is: without a stored one, the event is refused.</summary>
    Event,
}
