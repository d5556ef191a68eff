namespace Placement.AspNetCore.Tests.Portals;

/// <summary>Where in a renewal a process is killed.</summary>
internal enum KillPoint
{
    /// <summary>The tokens are claimed, and the authorization server has done nothing yet.</summary>
    BeforeExchange,

    /// <summary>The authorization server has used up the refresh token, and its answer is lost.</summary>
    BeforeAnswer,

    /// <summary>The process has the answer, and the database has made it wait with its write.</summary>
    BeforeWrite,

    /// <summary>The new tokens are stored, and the process has used them.</summary>
    AfterWrite,
}
