using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Portals;

namespace Placement.RequestVerification;

/// <summary>Makes clients for verified portals, which renew their tokens with the application's credentials.</summary>
internal sealed class PortalClients(
    IHttpClientFactory http, IOptions<PlacementOptions> options, IPortalStore store, HostPolicy policy, ILoggerFactory? loggerFactory =
        null, TimeProvider? timeProvider = null)
    : IPortalClients
{
    /// <summary>The name of the HttpClient, by which an application can configure it.</summary>
    public const string HttpClientName = "Placement";

    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;
    private readonly TrustedAddresses _servers = new(ClaimValues.Address, policy.IsAuthorizationServer);
    private readonly PortalTokenStore _tokenStore = new(store);

    /// <inheritdoc/>
    public IBitrixClient ForPortal(Portal portal)
    {
        ArgumentNullException.ThrowIfNull(portal);
        PortalTokens tokens = portal.Tokens
            ?? throw new InvalidOperationException(
                $"The portal {portal.Domain} has no tokens. It sends new ones when an administrator opens the installer.");
        return Create(tokens, _tokenStore);
    }

    /// <summary>
    /// A client that acts for the user who sent a request. Renewed tokens are kept in memory: each request brings new ones.
    /// </summary>
    public BitrixClient ForUser(PortalTokens tokens) => Create(tokens, tokenStore: null);

    /// <summary>The tokens of the user who sent a request; null: it has none.</summary>
    /// <param name="portal">The verified portal.</param>
    /// <param name="claim">What the request said: of it, only the tokens are used.</param>
    /// <param name="userId">The user, where the authorization server said who it is.</param>
    public PortalTokens? TokensOf(Portal portal, OriginClaim claim, int? userId)
    {
        if (ClaimValues.Token(claim.AccessToken) is not { } accessToken)
        {
            return null;
        }

        // The portal is where it is known to be, whatever the request says.
        return new PortalTokens(portal.ClientEndpoint, accessToken)
        {
            RefreshToken = ClaimValues.Token(claim.RefreshToken),
            ExpiresAt = TokenLifetime.Of(claim.ExpiresIn, _timeProvider.GetUtcNow()),
            ServerEndpoint = claim.ServerEndpoint is { } named && _servers.Find(named) is { } server ? server : portal.ServerEndpoint,
            MemberId = portal.MemberId,
            UserId = userId,
        };
    }

    private BitrixClient Create(PortalTokens tokens, ITokenStore? tokenStore)
    {
        PlacementOptions current = options.Value;
        return new BitrixClient(http.CreateClient(HttpClientName), tokens, new BitrixClientOptions
        {
            ClientId = current.ClientId,
            ClientSecret = current.ClientSecret,
            AlternateClientSecret = current.AlternateClientSecret,
            AuthorizationHosts = [.. current.AuthorizationHosts
                .Select(static host => TrustedHost.Parse(host, nameof(PlacementOptions.AuthorizationHosts), takesParents: false).Host)],
            TokenStore = tokenStore,
            IsPortal = policy.IsPortal,
            RateLimit = current.RateLimit,
            TimeProvider = _timeProvider,
            LoggerFactory = loggerFactory,
        });
    }
}
