using Microsoft.Extensions.Logging;

namespace Placement.RequestVerification;

/// <summary>
/// Believes the application token that a portal is stored with, and the authorization server about everything else. Nothing is stored,
/// and no
/// host called, before it is proven.
/// </summary>
internal sealed class RequestVerifier(
    IPortalStore store, PortalVerifier proof, ILoggerFactory loggers, TimeProvider? timeProvider = null) : IRequestVerifier
{
    /// <summary>Whoever stores the same portal at the same time is soon done.</summary>
    private const int MaxAttempts = 5;

    private const int MaxPortals = 10_000;

    /// <summary>Anybody can claim that a portal has moved, as often as they like.</summary>
    private static readonly TimeSpan BetweenMoves = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger("Placement.RequestVerifier");
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;
    private readonly BoundedCache<object> _lookedFor = new(timeProvider ?? TimeProvider.System, MaxPortals);

    /// <inheritdoc/>
    public async ValueTask<Verification> VerifyAsync(OriginClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        OriginRefusal doubt = proof.LookAt(claim);
        Verification verification = doubt == OriginRefusal.None
            ? await VerifyCoreAsync(claim, cancellationToken).ConfigureAwait(false)
            : Verification.Refuse(doubt);
        if (!verification.Succeeded)
        {
            Tell(claim.Kind, verification.Refusal);
        }

        return verification;
    }

    private static Verification VerifyEvent(Portal? portal, OriginClaim claim) =>
        portal is null ? Verification.Refuse(OriginRefusal.UnknownPortal)
        : portal.ApplicationToken is { } expected
            && ClaimValues.Token(claim.ApplicationToken) is { } given
            && SecretDigest.AreEqual(expected, given) ? Verification.Accept(portal)
        : Verification.Refuse(OriginRefusal.WrongApplicationToken);

    /// <summary>Whether the application token is the portal's; null: there are no two to compare, or the stored one is outdated.</summary>
    private static bool? HasApplicationToken(Portal? portal, OriginClaim claim) =>
        portal is { State: not PortalState.Uninstalled, ApplicationToken: { } expected }
            && ClaimValues.Token(claim.ApplicationToken) is { } given
            ? SecretDigest.AreEqual(expected, given)
            : null;

    private async ValueTask<Verification> VerifyCoreAsync(OriginClaim claim, CancellationToken cancellationToken)
    {
        Portal? portal = await store.FindAsync(claim.MemberId, cancellationToken).ConfigureAwait(false);
        return claim.Kind switch
        {
            OriginKind.Event => VerifyEvent(portal, claim),
            OriginKind.Installation => await ProveAsync(portal, claim, isFresh: true, cancellationToken).ConfigureAwait(false),
            _ => await VerifyWidgetAsync(portal, claim, cancellationToken).ConfigureAwait(false),
        };
    }

    private async ValueTask<Verification> VerifyWidgetAsync(Portal? portal, OriginClaim claim, CancellationToken cancellationToken) =>
        HasApplicationToken(portal, claim) switch
        {
            true => await FollowAsync(portal!, claim, cancellationToken).ConfigureAwait(false),
            false => Verification.Refuse(OriginRefusal.WrongApplicationToken),
            null => await ProveAsync(portal, claim, isFresh: false, cancellationToken).ConfigureAwait(false),
        };

    /// <summary>
    /// A portal that was renamed is looked for where the authorization server says; until that is proven, it stays where it was.
    /// </summary>
    private async ValueTask<Verification> FollowAsync(Portal portal, OriginClaim claim, CancellationToken cancellationToken)
    {
        if (ClaimValues.Token(claim.AccessToken) is null || !proof.IsElsewhere(portal, claim) || !MayLookFor(portal))
        {
            return Verification.Accept(portal);
        }

        (VerifiedPortal? proven, _) = await proof.FindAsync(portal, claim, isFresh: true, cancellationToken).ConfigureAwait(false);
        return proven is null || proven.ClientEndpoint == portal.ClientEndpoint
            ? Verification.Accept(portal, proven?.Statement.UserId)
            : await StoreAsync(portal, claim, proven, cancellationToken).ConfigureAwait(false);
    }

    private bool MayLookFor(Portal portal)
    {
        if (_lookedFor.Find(portal.MemberId) is not null)
        {
            return false;
        }

        _lookedFor.Set(portal.MemberId, portal.MemberId, _timeProvider.GetUtcNow() + BetweenMoves);
        return true;
    }

    private async ValueTask<Verification> ProveAsync(Portal? portal, OriginClaim claim, bool isFresh, CancellationToken cancellationToken)
    {
        (VerifiedPortal? proven, OriginRefusal refusal) = await proof.FindAsync(
            portal, claim, isFresh, cancellationToken).ConfigureAwait(false);
        if (proven is { IsRecalled: true } && VerifiedPortalUpdate.Decide(portal, claim, proven) != portal)
        {
            // A portal that was removed does not come back, and one that has moved does not go back, because of what was true before.
            (proven, refusal) = await proof.FindAsync(portal, claim, isFresh: true, cancellationToken).ConfigureAwait(false);
        }

        return proven is null
            ? Verification.Refuse(refusal)
            : await StoreAsync(portal, claim, proven, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Stores what is new. Where somebody else was faster, what they stored is judged like anything that was stored before.
    /// </summary>
    private async ValueTask<Verification> StoreAsync(
        Portal? portal, OriginClaim claim, VerifiedPortal proven, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            Portal decided = VerifiedPortalUpdate.Decide(portal, claim, proven);
            if (decided == portal)
            {
                return Verification.Accept(portal, proven.Statement.UserId);
            }

            try
            {
                Portal stored = await store.SaveAsync(decided, cancellationToken).ConfigureAwait(false);
                Tell(portal, stored, claim.Kind);
                return Verification.Accept(stored, proven.Statement.UserId);
            }
            catch (PortalConflictException) when (attempt < MaxAttempts)
            {
                portal = await store.FindAsync(claim.MemberId, cancellationToken).ConfigureAwait(false);
                if (claim.Kind == OriginKind.Widget && HasApplicationToken(portal, claim) == false)
                {
                    return Verification.Refuse(OriginRefusal.WrongApplicationToken);
                }
            }
        }
    }

    private void Tell(OriginKind kind, OriginRefusal refusal)
    {
        switch (refusal)
        {
            case OriginRefusal.UntrustedPortal:
                VerificationEvents.UntrustedPortal(_logger, kind);
                break;
            case OriginRefusal.UntrustedAuthorizationServer:
                VerificationEvents.UntrustedAuthorizationServer(_logger, kind);
                break;
            default:
                VerificationEvents.Refused(_logger, kind, refusal);
                break;
        }
    }

    private void Tell(Portal? before, Portal stored, OriginKind kind)
    {
        if (kind == OriginKind.Installation)
        {
            VerificationEvents.Installing(_logger, stored.Domain);
        }
        else if (before is null || before.State == PortalState.Uninstalled)
        {
            VerificationEvents.FirstContact(_logger, stored.Domain);
        }

        if (before is not null && before.ClientEndpoint != stored.ClientEndpoint)
        {
            VerificationEvents.Moved(_logger, before.Domain, stored.Domain);
        }
    }
}
