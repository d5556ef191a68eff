using Microsoft.Extensions.Logging;
using Placement.Catalog;
using Placement.Transport;

namespace Placement.RequestVerification;

/// <summary>Asks portals whether a user administers them. Who is none is not asked about again for a while.</summary>
internal sealed class AdministratorProof(PortalClients clients, ILoggerFactory loggers, TimeProvider? timeProvider = null)
{
    private const string Method = "user.admin";
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenFailures = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly ILogger _logger = loggers.CreateLogger("Placement.AdministratorProof");
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly BoundedCache<object> _others = new(timeProvider ?? TimeProvider.System, MaxRemembered);
    private readonly BoundedCache<object> _asked = new(timeProvider ?? TimeProvider.System, MaxRemembered);

    /// <summary>
    /// Asks the portal at the address where it is; not about a user of whom it has said within the last minute that they are none.
    /// </summary>
    /// <param name="portal">The portal.</param>
    /// <param name="claim">A request whose access token is proven: of it, tokens are taken.</param>
    /// <param name="userId">The user, where the authorization server said who it is.</param>
    /// <param name="mayRenew">Whether asking may use up the refresh token.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>
    /// The administrator's tokens, renewed if asking has renewed them; null: the user is no administrator, or has no tokens.
    /// </returns>
    /// <exception cref="BitrixException">The portal does not tell.</exception>
    public async Task<PortalTokens?> AskAsync(
        Portal portal, OriginClaim claim, int? userId, bool mayRenew, CancellationToken cancellationToken)
    {
        string key = KeyOf(portal, userId);
        if ((userId is not null && _others.Find(key) is not null) || clients.TokensOf(portal, claim, userId) is not { } tokens)
        {
            return null;
        }

        BitrixClient client = clients.ForUser(portal, mayRenew ? tokens : tokens with { RefreshToken = null });
        BitrixResponse response = await client.CallAsync(Method, default, cancellationToken).ConfigureAwait(false);
        if (PhpTruth.IsYes(response.Result.ToString()))
        {
            // The question may have used up the tokens that it was asked with.
            return mayRenew ? client.Tokens : tokens;
        }

        _others.Set(key, key, _clock.GetUtcNow() + BetweenFailures);
        return null;
    }

    /// <summary>Asks, unless it was asked about the same user minutes ago. A portal that does not tell is logged, and no failure.</summary>
    /// <returns>The administrator's tokens; null: the user is none, or nobody knows.</returns>
    public async Task<PortalTokens?> TryAskAsync(Portal portal, OriginClaim claim, int? userId, CancellationToken cancellationToken)
    {
        string key = KeyOf(portal, userId);
        if (userId is null || _asked.Find(key) is not null)
        {
            return null;
        }

        // One of those who come at the same moment asks.
        _asked.Set(key, key, _clock.GetUtcNow() + BetweenFailures);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Timeout);
        try
        {
            PortalTokens? administrator = await AskAsync(portal, claim, userId, mayRenew: true, limited.Token).ConfigureAwait(false);
            if (administrator is null)
            {
                _asked.Set(key, key, _clock.GetUtcNow() + BetweenQuestions);
            }

            return administrator;
        }
        catch (BitrixException error)
        {
            VerificationEvents.AdministratorNotAsked(_logger, portal.Domain, OutcomeName.Of(error));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            // The time is over; or whatever the application's own handlers give up with, whose message may quote anything.
            VerificationEvents.AdministratorNotAsked(_logger, portal.Domain, failure.GetType().Name);
        }

        return null;
    }

    private static string KeyOf(Portal portal, int? userId) => $"{portal.Key}/{userId}";
}
