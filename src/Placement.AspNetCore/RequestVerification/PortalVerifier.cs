using Microsoft.Extensions.Options;
using Placement.Configuration;

namespace Placement.RequestVerification;

/// <summary>Has claims confirmed by the authorization server that they name, if it is one to believe.</summary>
/// <remarks>https://apidocs.bitrix24.com/settings/oauth/simple-way.html</remarks>
internal sealed class PortalVerifier(
    IOptions<PlacementOptions> options, ClientIdentity applications, HostPolicy policy, TokenStatements statements)
{
    private const string RestPath = "/rest/";

    private readonly TrustedAddresses _portals = new(ClaimValues.Origin, policy.IsPortal);
    private readonly TrustedAddresses _endpoints = new(ClaimValues.Address, policy.IsPortal, EndpointOf);
    private readonly TrustedAddresses _servers = new(ClaimValues.Address, policy.IsAuthorizationServer, RestAddressOf);

    /// <summary>Asks about a claim's access token.</summary>
    /// <param name="portal">The portal as it is stored, for whichever application; null: it is not.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="isFresh">Whether the server is asked although it has confirmed the token before.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The portal, or why nothing is proven.</returns>
    /// <exception cref="InvalidOperationException">The application has not said which one it is.</exception>
    public async ValueTask<(VerifiedPortal? Portal, OriginRefusal Refusal)> FindAsync(
        Portal? portal, OriginClaim claim, bool isFresh, CancellationToken cancellationToken)
    {
        PlacementOptions current = options.Value;
        if (applications.Ids.Count == 0)
        {
            throw new InvalidOperationException(
                $"{nameof(PlacementOptions)}.{nameof(PlacementOptions.ClientId)} is not set, so it cannot be verified that portals "
                + $"have this application. Set it and {nameof(PlacementOptions.ClientSecret)}, as Bitrix24 issued them.");
        }

        if (ClaimValues.Token(claim.AccessToken) is not { } accessToken)
        {
            return (null, portal is null ? OriginRefusal.UnknownPortal : OriginRefusal.InvalidAccessToken);
        }

        if (ServerOf(portal, claim, current) is not { } server)
        {
            return (null, OriginRefusal.UntrustedAuthorizationServer);
        }

        // What the server has said before may be outdated, but is good enough to refuse.
        if (statements.Recall(server, accessToken) is { } recalled
            && Judge(recalled, isRecalled: true, server, claim) is var judged
            && (judged.Portal is null || !isFresh))
        {
            return judged;
        }

        TokenStatement statement = await statements.AskAsync(server, accessToken, claim, cancellationToken).ConfigureAwait(false);
        return Judge(statement, isRecalled: false, server, claim);
    }

    /// <summary>Looks at the hosts that a claim names. Portals name their own and their server's; whatever names others is none.</summary>
    public OriginRefusal LookAt(OriginClaim claim)
    {
        if (ClaimValues.IsGiven(claim.Domain) && _portals.Find(claim.Domain) is null)
        {
            return OriginRefusal.UntrustedPortal;
        }

        return ClaimValues.IsGiven(claim.ServerEndpoint) && _servers.Find(claim.ServerEndpoint) is null
            ? OriginRefusal.UntrustedAuthorizationServer
            : OriginRefusal.None;
    }

    private (VerifiedPortal? Portal, OriginRefusal Refusal) Judge(
        TokenStatement statement, bool isRecalled, Uri server, OriginClaim claim)
    {
        if (statement.Refusal != OriginRefusal.None)
        {
            return (null, statement.Refusal);
        }

        bool isForeign = applications.Find(statement.ClientId) is null
            || !string.Equals(statement.MemberId, claim.MemberId, StringComparison.OrdinalIgnoreCase);
        return isForeign ? (null, OriginRefusal.ForeignAccessToken)
            : statement.ClientEndpoint is not { } named || _endpoints.Find(named.OriginalString) is not { } endpoint
                ? (null, OriginRefusal.UntrustedPortal)
            : (new VerifiedPortal(statement.ClientId!, endpoint, server, statement, isRecalled), OriginRefusal.None);
    }

    /// <summary>
    /// The REST address of the server that the claim names, or else of the one that the portal had, or else of the usual one; null: it is
    /// not to be believed.
    /// </summary>
    private Uri? ServerOf(Portal? portal, OriginClaim claim, PlacementOptions current) =>
        ClaimValues.IsGiven(claim.ServerEndpoint)
            ? _servers.Find(claim.ServerEndpoint)
            : portal?.ServerEndpoint is { } known && policy.IsAuthorizationServer(known) ? RestAddressOf(known)
            : new Uri($"https://{current.AuthorizationHosts.First()}{RestPath}");

    /// <summary>The REST address as DNS and headers have it, and so that methods can follow; null: nothing can follow it.</summary>
    private static Uri? EndpointOf(Uri endpoint)
    {
        if (endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            return null;
        }

        var named = new UriBuilder(endpoint) { Host = endpoint.IdnHost };
        if (!named.Path.EndsWith('/'))
        {
            named.Path += "/";
        }

        return named.Uri;
    }

    private static Uri RestAddressOf(Uri server) => new(server.GetLeftPart(UriPartial.Authority) + RestPath);
}
