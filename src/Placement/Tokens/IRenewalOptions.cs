namespace Placement.Tokens;

/// <summary>What renewing tokens needs to know of a client's options.</summary>
internal interface IRenewalOptions
{
    string? ClientId { get; }

    string? ClientSecret { get; }

    /// <summary>The secret that is tried where the other one is not known; null: there is none.</summary>
    string? AlternateClientSecret { get; }

    /// <summary>The authorization servers that may have the client secret.</summary>
    IReadOnlyCollection<string> AuthorizationHosts { get; }

    /// <summary>Whether an address can be a portal's at all; null: any can that a portal may move to.</summary>
    Func<Uri, bool>? IsPortal { get; }

    /// <summary>Where renewed tokens go; null: nowhere.</summary>
    ITokenStore? TokenStore { get; }

    /// <summary>How long a call may wait in all.</summary>
    TimeSpan RequestBudget { get; }

    TimeProvider TimeProvider { get; }
}
