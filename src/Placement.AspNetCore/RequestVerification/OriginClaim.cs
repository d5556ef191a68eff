using System.Net;

namespace Placement;

/// <summary>
/// What a request says of its origin. Nothing in it is to be trusted. It is no record, so that printing it never shows a token.
/// </summary>
public sealed class OriginClaim
{
    /// <summary>Which kind of request it is: what it has to prove.</summary>
    public OriginKind Kind { get; init; }

    /// <summary>The portal's identity.</summary>
    public required string MemberId { get; init; }

    /// <summary>The application token; null: the request has none.</summary>
    public string? ApplicationToken { get; init; }

    /// <summary>The access token of the user; null: the request has none.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The refresh token of the user; null: the request has none.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>How long the access token is valid; null: not said.</summary>
    public TimeSpan? ExpiresIn { get; init; }

    /// <summary>The REST address of the authorization server, as text; null: the request has none.</summary>
    public string? ServerEndpoint { get; init; }

    /// <summary>The portal's host, as text; null: the request has none.</summary>
    public string? Domain { get; init; }

    /// <summary>The application's status letter; null: the request has none.</summary>
    public string? Status { get; init; }

    /// <summary>The address at the other end of the connection; null: it is not known.</summary>
    internal IPAddress? RemoteAddress { get; init; }
}
