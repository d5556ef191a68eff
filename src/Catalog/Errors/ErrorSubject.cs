namespace Placement.Catalog;

/// <summary>What an error is about, as far as code decides by it.</summary>
internal enum ErrorSubject
{
    /// <summary>Something else.</summary>
    Other = 0,

    /// <summary>The placement's code.</summary>
    Placement = 1,

    /// <summary>How many handlers a placement has.</summary>
    HandlerCount = 2,

    /// <summary>A parameter of the call.</summary>
    Parameter = 3,

    /// <summary>The refresh token: unknown, too old, or used, perhaps by another process.</summary>
    RefreshToken = 4,

    /// <summary>The client id, or the client secret.</summary>
    Client = 5,

    /// <summary>What an administrator of the portal has to grant.</summary>
    Administrator = 6,

    /// <summary>The portal's plan, or the application's subscription.</summary>
    License = 7,

    /// <summary>The portal as a whole, which is closed, perhaps for maintenance only.</summary>
    ClosedPortal = 8,

    /// <summary>What the portal can do at the moment, which passes.</summary>
    Availability = 9,
}
