using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Placement.Clusters;
using Placement.Configuration;
using Placement.Portals;
using Placement.Tokens;
using Placement.Transport;

namespace Placement.RequestVerification;

/// <summary>Makes clients for verified portals, which renew their tokens with the application's credentials.</summary>
internal sealed class PortalClients(
    IHttpClientFactory http,
    IOptions<PlacementOptions> options,
    PortalDirectory portals,
    IWidgetSessionStore sessions,
    ClientIdentity applications,
    HostPolicy policy,
    ILoggerFactory? loggerFactory = null,
    TimeProvider? timeProvider = null,
    IPortalCluster? cluster = null,
    TokenLineages? lineages = null)
    : IPortalClients
{
    /// <summary>The name of the HttpClient, by which an application can configure it.</summary>
    public const string HttpClientName = "Placement";

    private const int MaxRemembered = 10_000;

    /// <summary>How long refused tokens are passed over where there are others: access that was taken away can be granted again.</summary>
    private static readonly TimeSpan Distrust = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;
    private readonly TrustedAddresses _servers = new(ClaimValues.Address, policy.IsAuthorizationServer);
    private readonly ConcurrentDictionary<string, TokenStores> _tokenStores = new(StringComparer.Ordinal);
    private readonly ILogger _logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("Placement.PortalClients");

    /// <summary>Tokens that were refused lately: clients that are made for one call each do not have them refused each time.</summary>
    private readonly BoundedCache<object> _refused = new(timeProvider ?? TimeProvider.System, MaxRemembered);

    /// <inheritdoc/>
    public IBitrixClient ForPortal(Portal portal)
    {
        ArgumentNullException.ThrowIfNull(portal);
        PortalTokens first = Choose(portal, tokens => _refused.Find(KeyOf(tokens)) is null)
            ?? Choose(portal, static _ => true)
            ?? throw new InvalidOperationException(
                $"The portal {portal.Domain} has no tokens. It sends new ones when an administrator opens the installer.");
        return new PortalClient(
            Create(portal, first), (tried, cancellationToken) => ReplaceAsync(portal, tried, cancellationToken));
    }

    /// <summary>
    /// A client for a portal that was read from the store a moment ago, for work on many portals: renewing its tokens does not read it
    /// again.
    /// </summary>
    /// <param name="portal">The portal, as the store has it.</param>
    /// <param name="cached">Ends that, when the work is done.</param>
    /// <exception cref="InvalidOperationException">The portal has no tokens.</exception>
    public IBitrixClient ForPortal(Portal portal, out IDisposable cached)
    {
        IBitrixClient client = ForPortal(portal);
        PortalTokenStore tokens = StoresOf(applications.IdOf(portal)).Installer;
        tokens.Remember(portal);
        cached = new Remembered(tokens, portal);
        return client;
    }

    /// <summary>A client that acts with these tokens of a portal and no others.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="tokens">Its installer's tokens, or its system user's.</param>
    public IBitrixClient ForTokens(Portal portal, PortalTokens tokens) => Create(portal.WithOneAddress(), tokens);

    /// <summary>
    /// A client that acts for the user who sent a request. Renewed tokens are kept in the user's session; without one in memory, because
    /// each request that opens a widget brings new ones.
    /// </summary>
    public BitrixClient ForUser(Portal portal, PortalTokens tokens) => ForUser(applications.IdOf(portal), tokens);

    /// <summary>The same for a session.</summary>
    public BitrixClient ForUser(string clientId, PortalTokens tokens) =>
        Create(clientId, tokens, tokens.UserId is null ? null : TokenHolder.Session);

    /// <summary>Renews tokens of the store on behalf of all hosts, unless others have done so.</summary>
    /// <param name="stored">Which.</param>
    /// <param name="stale">The key of the pair that is to be replaced.</param>
    /// <exception cref="BitrixException">They could not be renewed.</exception>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    /// <exception cref="TokenStoreException">The store failed while they were renewed.</exception>
    public async Task RenewAsync(StoredTokens stored, string stale)
    {
        try
        {
            if (await FindAsync(stored, stale).ConfigureAwait(false) is { } tokens && StoredTokens.KeyOf(tokens) == stale)
            {
                await new BitrixClient(http.CreateClient(HttpClientName), tokens, Options(stored.ClientId, stored.Holder, isAlone: true))
                    .RenewAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        finally
        {
            Forget(stored);
        }
    }

    /// <summary>The renewals that have not ended: what they have brought, or will, only this process has until it is stored.</summary>
    public IReadOnlyList<Task> Renewals =>
        [.. _tokenStores.Values.SelectMany(static stores => stores.All).SelectMany(static store => StoreHealth.Of(store).Renewals)];

    /// <summary>Forgets what was read before the tokens were renewed, here or elsewhere.</summary>
    private void Forget(StoredTokens stored) =>
        (StoresOf(stored.ClientId).Of(stored.Holder) as PortalTokenStore)?.Forget(stored.MemberId);

    /// <summary>
    /// What an authorization server answers to a renewal, which is neither repeated nor kept: for tokens that are none. Null: something
    /// else than an error, or nothing.
    /// </summary>
    public async Task<string?> RefusalOfAsync(Portal portal, PortalTokens tokens)
    {
        BitrixClientOptions renewal = Options(applications.IdOf(portal), holder: null);
        var filter = new TokenFilter(tokens, renewal.ClientSecret, renewal.AlternateClientSecret);
        var server = new TokenEndpoint(http.CreateClient(HttpClientName), renewal, new ErrorReader(filter));
        try
        {
            await server.RenewAsync(tokens).ConfigureAwait(false);
            return null;
        }
        catch (BitrixException refusal)
        {
            return refusal.Code;
        }
    }

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

    /// <summary>A client with other tokens that the portal has by now; null: there are none, or the application was removed.</summary>
    private async Task<BitrixClient?> ReplaceAsync(Portal portal, List<PortalTokens> tried, CancellationToken cancellationToken)
    {
        foreach (PortalTokens refused in tried)
        {
            _refused.Set(KeyOf(refused), this, _timeProvider.GetUtcNow() + Distrust);
        }

        Portal? current;
        try
        {
            current = await portals.FindAsync(portal, cancellationToken).ConfigureAwait(false);
        }
        catch (PortalStoreException)
        {
            // The refusal tells more than that.
            return null;
        }

        if (current is null or { State: PortalState.Uninstalled })
        {
            return null;
        }

        current = current.WithOneAddress();
        PortalTokens? other = Choose(
            current, tokens => !tried.Any(known => known.AccessToken == tokens.AccessToken || KeyOf(known) == KeyOf(tokens)));
        if (other is null)
        {
            return null;
        }

        // What a client is made with is not always what it calls with: it knows newer tokens of the same user. So each is tried once.
        tried.Add(other);
        if (other == current.SystemUserTokens)
        {
            VerificationEvents.SystemUserTakesOver(_logger, current.Domain);
        }

        return Create(current, other);
    }

    /// <summary>The first tokens of a portal that will do: the installer's, or the system user's; null: none will.</summary>
    private static PortalTokens? Choose(Portal portal, Func<PortalTokens, bool> willDo) =>
        portal.Tokens is { } tokens && willDo(tokens) ? tokens
        : portal.SystemUserTokens is { } systemTokens && willDo(systemTokens) ? systemTokens
        : null;

    private async Task<PortalTokens?> FindAsync(StoredTokens stored, string stale)
    {
        if (stored.Holder == TokenHolder.Session)
        {
            return stored.UserId is { } userId
                ? (await sessions.FindSessionAsync(stored.ClientId, stored.MemberId, userId, CancellationToken.None).ConfigureAwait(false))?
                    .Tokens
                : null;
        }

        // What was read a moment ago saves a look. If it is outdated, it cannot be claimed.
        var store = (PortalTokenStore)StoresOf(stored.ClientId).Of(stored.Holder);
        if (store.Recall(stored.MemberId) is { } known && TokensOf(known) is { } recalled && StoredTokens.KeyOf(recalled) == stale)
        {
            return recalled;
        }

        Portal? portal = (await portals.FindAsync(new PortalKey(stored.ClientId, stored.MemberId), CancellationToken.None)
            .ConfigureAwait(false))?.WithOneAddress();
        if (portal is null or { State: PortalState.Uninstalled })
        {
            return null;
        }

        store.Remember(portal);
        return TokensOf(portal);

        PortalTokens? TokensOf(Portal portal) => stored.Holder == TokenHolder.Installer ? portal.Tokens : portal.SystemUserTokens;
    }

    private BitrixClient Create(Portal portal, PortalTokens tokens) => Create(
        applications.IdOf(portal), tokens, tokens == portal.Tokens ? TokenHolder.Installer : TokenHolder.SystemUser);

    private TokenStores StoresOf(string clientId) => _tokenStores.GetOrAdd(clientId, id => new TokenStores(
        new PortalTokenStore(portals.Store, Find(id)),
        new PortalTokenStore(portals.Store, Find(id), isOfSystemUser: true),
        new SessionTokenStore(sessions, id)));

    private Func<string, CancellationToken, ValueTask<Portal?>> Find(string clientId) =>
        (memberId, cancellationToken) => portals.FindAsync(new PortalKey(clientId, memberId), cancellationToken);

    private static string KeyOf(PortalTokens tokens) =>
        SecretDigest.KeyOf(tokens.MemberId ?? "", tokens.RefreshToken ?? tokens.AccessToken);

    private BitrixClient Create(string clientId, PortalTokens tokens, TokenHolder? holder) =>
        new(http.CreateClient(HttpClientName), tokens, Options(clientId, holder));

    /// <param name="clientId">The application.</param>
    /// <param name="holder">Whose tokens they are; null: they are not stored.</param>
    /// <param name="isAlone">Whether the cluster is not asked, because this is what it asks.</param>
    private BitrixClientOptions Options(string clientId, TokenHolder? holder, bool isAlone = false)
    {
        PlacementOptions current = options.Value;
        ApplicationCredentials? credentials = applications.Find(clientId);
        if (credentials is null && clientId.Length > 0)
        {
            throw new InvalidOperationException(
                $"The application of the portal is none that this host has. Add its client id and secret to "
                + $"{nameof(PlacementOptions)}.{nameof(PlacementOptions.Applications)}.");
        }

        return new BitrixClientOptions
        {
            ClientId = credentials is null ? null : clientId,
            ClientSecret = credentials?.ClientSecret,
            AlternateClientSecret = credentials?.AlternateClientSecret,
            AuthorizationHosts = [.. current.AuthorizationHosts
                .Select(static host => TrustedHost.Parse(host, nameof(PlacementOptions.AuthorizationHosts), takesParents: false).Host)],
            TokenStore = holder is { } whose ? StoresOf(clientId).Of(whose) : null,
            Turns = isAlone ? null : cluster,
            RenewTogether = cluster is null || holder is null || isAlone
                ? null
                : (tokens, cancellationToken) => RenewTogetherAsync(cluster, clientId, holder.Value, tokens, cancellationToken),
            IsPortal = policy.IsPortal,
            RateLimit = current.RateLimit,
            TimeProvider = _timeProvider,
            LoggerFactory = loggerFactory,
            Lineages = lineages ?? TokenLineages.Shared,
        };
    }

    /// <summary>Has tokens of the store renewed for all hosts. What was read before may be outdated then.</summary>
    private async Task RenewTogetherAsync(
        IPortalCluster hosts, string clientId, TokenHolder holder, PortalTokens stale, CancellationToken cancellationToken)
    {
        if (stale.MemberId is { } memberId)
        {
            var tokens = new StoredTokens(
                clientId, memberId.ToLowerInvariant(), holder, holder == TokenHolder.Session ? stale.UserId : null);
            await hosts.RenewAsync(tokens, StoredTokens.KeyOf(stale), cancellationToken).ConfigureAwait(false);
            Forget(tokens);
        }
    }

    private sealed class Remembered(PortalTokenStore store, Portal portal) : IDisposable
    {
        public void Dispose() => store.Forget(portal.MemberId);
    }

    /// <summary>What keeps the tokens of one application.</summary>
    private sealed record TokenStores(PortalTokenStore Installer, PortalTokenStore SystemUser, SessionTokenStore Sessions)
    {
        public IEnumerable<ITokenStore> All => [Installer, SystemUser, Sessions];

        public ITokenStore Of(TokenHolder holder) => holder switch
        {
            TokenHolder.Installer => Installer,
            TokenHolder.SystemUser => SystemUser,
            _ => Sessions,
        };
    }
}
