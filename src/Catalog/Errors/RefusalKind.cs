namespace Placement.Catalog;

/// <summary>What can be done about an error before the caller sees it.</summary>
internal enum RefusalKind
{
    /// <summary>Nothing.</summary>
    Final,

    /// <summary>The access token is over: renew it.</summary>
    ExpiredToken,

    /// <summary>The portal does not know the access token: renew it once.</summary>
    InvalidToken,

    /// <summary>Too many requests: wait.</summary>
    QueryLimit,

    /// <summary>The method has used up its time: wait for the portal to release some.</summary>
    OperatingTimeLimit,
}
