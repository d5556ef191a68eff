using Placement.Transport;

namespace Placement.Client;

/// <summary>A client of this library, which tells more of itself than others do.</summary>
internal interface IKnownClient
{
    /// <summary>The newest tokens that it calls with.</summary>
    PortalTokens Tokens { get; }

    /// <summary>Reads errors that stand inside of results, and knows the tokens that they may quote.</summary>
    ErrorReader Errors { get; }
}
