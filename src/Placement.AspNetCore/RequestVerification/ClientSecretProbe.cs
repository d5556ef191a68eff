using Placement.Catalog;
using Placement.Configuration;
using Placement.Portals;
using Placement.Transport;

namespace Placement.RequestVerification;

/// <summary>
/// Finds out whether the client secret is the application's, before the first tokens have to be renewed, which takes it. What proves
/// requests, <c>app.info</c>, does without.
/// </summary>
/// <remarks>
/// The authorization server is asked to renew a refresh token that is none: to whom it does not know it says <c>invalid_client</c>, to
/// others <c>invalid_grant</c>, and nothing is used up. Because it says <c>invalid_client</c> for other reasons, too, only a renewal of
/// the portal's own tokens, with all that goes with it, is believed then. Where the secret is wrong it uses up nothing either.
/// </remarks>
internal sealed class ClientSecretProbe(
    PortalClients clients, PortalDirectory portals, ClientIdentity applications, TimeProvider? timeProvider = null)
{
    private const string NoRefreshToken = "placement-asks-whether-its-client-secret-is-right";
    private const string Method = "app.info";
    private const int MaxRemembered = 100;

    /// <summary>As long as the application runs: it does not change its secret meanwhile.</summary>
    private readonly BoundedCache<object> _right = new(timeProvider ?? TimeProvider.System, MaxRemembered);

    /// <summary>What is wrong with client id or secret, as a sentence without the secret; null: nothing, as far as can be told.</summary>
    /// <param name="portal">A portal with the tokens of whoever has just installed the application.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> FindProblemAsync(Portal portal, CancellationToken cancellationToken)
    {
        if (portal.Tokens is not { RefreshToken: not null, ServerEndpoint: { } serverEndpoint } tokens
            || _right.Find(KeyOf(portal, serverEndpoint)) is not null)
        {
            return null;
        }

        string? refusal = await clients.RefusalOfAsync(portal, tokens with { RefreshToken = NoRefreshToken }).ConfigureAwait(false);
        BitrixError? answer = BitrixError.Find(refusal);
        if (answer is { Subject: ErrorSubject.RefreshToken })
        {
            Remember(portal, serverEndpoint);
        }

        if (answer is not { Subject: ErrorSubject.Client }
            || await portals.FindAsync(portal, cancellationToken).ConfigureAwait(false) is not { Tokens: { } stored } current
            || await RenewAsync(current, stored, cancellationToken).ConfigureAwait(false) is not { } code)
        {
            return null;
        }

        return $"The client secret is not that of client id {applications.IdOf(portal)}, says {serverEndpoint.Host} ({code}): tokens cannot "
            + $"be renewed. Set {nameof(PlacementOptions)}.{nameof(PlacementOptions.ClientId)} and {nameof(PlacementOptions.ClientSecret)} to "
            + "what the application's settings on Bitrix24 show.";
    }

    private void Remember(Portal portal, Uri serverEndpoint) => _right.Set(KeyOf(portal, serverEndpoint), this, DateTimeOffset.MaxValue);

    private string KeyOf(Portal portal, Uri serverEndpoint) => $"{applications.IdOf(portal)} {serverEndpoint.Authority}";

    /// <summary>Renews the tokens of a portal as for any call, and stores what that yields.</summary>
    /// <returns>The error if the server does not know the client; null: it does, or that cannot be told.</returns>
    private async Task<string?> RenewAsync(Portal portal, PortalTokens tokens, CancellationToken cancellationToken)
    {
        IBitrixClient client = clients.ForPortal(portal with { Tokens = tokens with { ExpiresAt = DateTimeOffset.UnixEpoch } });
        try
        {
            await client.CallAsync(Method, default, cancellationToken).ConfigureAwait(false);
            Remember(portal, tokens.ServerEndpoint!);
            return null;
        }
        catch (BitrixException refusal)
        {
            return BitrixError.Find(refusal.Code) is { Subject: ErrorSubject.Client } ? OutcomeName.Of(refusal) : null;
        }
    }
}
