namespace Placement.Testing.Faults;

/// <summary>What becomes of the portal's own state, so that it refuses a request by its own rules.</summary>
internal enum StateChange
{
    /// <summary>The access token that the request carries has expired.</summary>
    ExpiredToken,

    /// <summary>The portal does not know that access token any more.</summary>
    InvalidToken,

    /// <summary>The code or refresh token that a request for tokens carries is used up.</summary>
    InvalidGrant,

    /// <summary>The method has consumed its operating time.</summary>
    OperationTimeLimit,
}
