namespace Placement.RequestVerification;

/// <summary>What an authorization server says of an access token. It does not hold the token.</summary>
/// <seealso href="https://apidocs.bitrix24.com/settings/oauth/simple-way.html">app.info on the authorization server</seealso>
internal sealed record TokenStatement
{
    /// <summary>Why there is nothing to say; <see cref="OriginRefusal.None"/>: the token is valid.</summary>
    public OriginRefusal Refusal { get; init; }

    /// <summary>The application that the token was issued to.</summary>
    public string? ClientId { get; init; }

    /// <summary>The portal that it was issued by.</summary>
    public string? MemberId { get; init; }

    /// <summary>The portal's REST address.</summary>
    public Uri? ClientEndpoint { get; init; }

    /// <summary>Whether the installation is finished.</summary>
    public bool IsInstalled { get; init; }

    /// <summary>The application's status letter on the portal.</summary>
    public string? Status { get; init; }

    /// <summary>What the application may use on the portal.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The user who has the token.</summary>
    public int? UserId { get; init; }

    /// <summary>When it expires, by the server's clock.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public static TokenStatement Refused(OriginRefusal refusal) => new() { Refusal = refusal };
}
