namespace Placement;

/// <summary>Why a request does not count as one of a portal that has the application.</summary>
public enum OriginRefusal
{
    /// <summary>It does count.</summary>
    None,

    /// <summary>The application token is not the portal's.</summary>
    WrongApplicationToken,

    /// <summary>The portal is not known, and the request has no access token that could be asked about.</summary>
    UnknownPortal,

    /// <summary>The authorization server is none that is trusted.</summary>
    UntrustedAuthorizationServer,

    /// <summary>The portal's host is none that is trusted.</summary>
    UntrustedPortal,

    /// <summary>The authorization server does not know the access token.</summary>
    InvalidAccessToken,

    /// <summary>The access token is another application's or another portal's.</summary>
    ForeignAccessToken,

    /// <summary>The authorization server did not answer, or there are too many requests that it would have to be asked about.</summary>
    NotVerifiable,
}
