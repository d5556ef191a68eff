namespace Placement.AspNetCore.Tests.RequestVerification.Harness;

/// <summary>What is different in a claim from what the portal would say; null: nothing.</summary>
internal sealed record ClaimChange
{
    public string? MemberId { get; init; }

    public string? ApplicationToken { get; init; }

    public bool HasNoApplicationToken { get; init; }

    public string? AccessToken { get; init; }

    public bool HasNoAccessToken { get; init; }

    /// <summary>Empty: the request has none.</summary>
    public string? ServerEndpoint { get; init; }

    /// <summary>Empty: the request has none.</summary>
    public string? Domain { get; init; }
}
