namespace Placement.Testing.Faults;

/// <summary>What a fault happens to.</summary>
internal enum FaultTarget
{
    /// <summary>REST requests. What is in a batch is no request.</summary>
    Requests,

    /// <summary>REST requests that need an access token, which webhooks do not.</summary>
    TokenHolders,

    /// <summary>REST requests and, of the method that the fault is for, the commands of batches.</summary>
    Calls,

    /// <summary>The commands of batches.</summary>
    Commands,

    /// <summary>Requests for tokens at the authorization server.</summary>
    TokenRequests,
}
