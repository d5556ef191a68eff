using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Portals;

namespace Placement.RequestVerification;

/// <summary>
/// Believes the authorization server about users and portals, an administrator about what is stored, and an application token that an
/// administrator has confirmed about the portal alone. Nothing is stored, and no host called, before it is proven.
/// </summary>
internal sealed class RequestVerifier(
    PortalDirectory portals,
    ClientIdentity applications,
    PortalVerifier proof,
    AdministratorProof administrators,
    IOptions<PlacementOptions> options,
    ILoggerFactory loggers,
    TimeProvider? timeProvider = null,
    IPortalHealing? healing = null)
    : IRequestVerifier
{
    /// <summary>Whoever stores the same portal at the same time is soon done.</summary>
    private const int MaxAttempts = 5;

    private readonly ILogger _logger = loggers.CreateLogger("Placement.RequestVerifier");
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

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

    /// <summary>Whether the application token is the one that an administrator has confirmed for the portal and its application.</summary>
    private static bool HasApplicationToken(Portal portal, OriginClaim claim) =>
        portal.State != PortalState.Uninstalled
        && ClaimValues.Token(claim.ApplicationToken) is { } given
        && PortalRecord.IsConfirmed(portal, given);

    private async ValueTask<Verification> VerifyCoreAsync(OriginClaim claim, CancellationToken cancellationToken)
    {
        IReadOnlyList<Portal> stored = await portals.FindAllAsync(claim.MemberId, cancellationToken).ConfigureAwait(false);
        Portal? named = stored.FirstOrDefault(portal => HasApplicationToken(portal, claim));
        bool isPortalEnough = claim.Kind == OriginKind.Event
            || (claim.Kind == OriginKind.Widget && options.Value.WidgetProof == OriginProof.Portal);
        if (isPortalEnough && named is not null && IsOfOneApplication(named))
        {
            return Verification.Accept(named);
        }

        if (claim.Kind == OriginKind.Event)
        {
            bool isKnown = stored.Any(applications.Has);
            if (!isKnown || ClaimValues.Token(claim.AccessToken) is null)
            {
                return Verification.Refuse(isKnown ? OriginRefusal.WrongApplicationToken : OriginRefusal.UnknownPortal);
            }
        }

        return await ProveAsync(
            stored, named, claim, isFresh: claim.Kind == OriginKind.Installation, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the portal is stored for an application that this host has, and for no other one that it has.</summary>
    private bool IsOfOneApplication(Portal portal) =>
        portal.ClientId is null ? applications.IsSingle : applications.Find(portal.ClientId) is not null;

    private async ValueTask<Verification> ProveAsync(
        IReadOnlyList<Portal> stored, Portal? named, OriginClaim claim, bool isFresh, CancellationToken cancellationToken)
    {
        Portal? any = named ?? stored.FirstOrDefault(applications.Has);
        (VerifiedPortal? proven, OriginRefusal refusal) = await proof.FindAsync(
            any, claim, isFresh, cancellationToken).ConfigureAwait(false);
        if (proven is not null && named?.ClientId is { } other && other != proven.ClientId)
        {
            // The access token is of one application, and the application token of another one.
            return Verification.Refuse(OriginRefusal.ForeignAccessToken);
        }

        Portal? portal = proven is null ? null : Choose(stored, named, proven);
        bool isNews = proven is not null && IsNews(portal, claim, proven);
        if (isNews && proven is { IsRecalled: true })
        {
            // A portal that was removed does not come back, and one that has moved does not go back, because of what was true before.
            (proven, refusal) = await proof.FindAsync(portal, claim, isFresh: true, cancellationToken).ConfigureAwait(false);
        }

        if (proven is null)
        {
            return Verification.Refuse(refusal);
        }

        // About whoever installs, the installer asks: it needs an answer.
        bool isForAdministrators = claim.Kind != OriginKind.Installation && VerifiedPortalUpdate.IsForAdministrators(portal, claim, proven);
        if (!isNews && !isForAdministrators)
        {
            return Verification.Accept(portal!, proven.Statement.UserId);
        }

        PortalTokens? administrator = null;
        if (isForAdministrators)
        {
            Portal asked = At(Decide(portal, claim, proven, administrator: null), proven);
            administrator = await administrators.TryAskAsync(
                asked, claim, proven.Statement.UserId, cancellationToken).ConfigureAwait(false);
        }

        Portal? before = portal;
        portal = await StoreAsync(portal, claim, proven, administrator, cancellationToken).ConfigureAwait(false);
        if (administrator is not null && before is not null && VerifiedPortalUpdate.IsMended(before, portal))
        {
            VerificationEvents.Healed(_logger, portal.Domain);
            healing?.Begin(portal);
        }

        // For this request the portal is where the authorization server says, though only an administrator's word is stored.
        return Verification.Accept(At(portal, proven), proven.Statement.UserId);
    }

    /// <summary>
    /// What is stored for the application that is proven. What is stored without one is its own if that can only be, or if the application
    /// token says so.
    /// </summary>
    private Portal? Choose(IReadOnlyList<Portal> stored, Portal? named, VerifiedPortal proven) =>
        stored.FirstOrDefault(portal => portal.ClientId == proven.ClientId)
        ?? stored.FirstOrDefault(portal =>
            portal.ClientId is null && (portal == named || proven.ClientId == applications.Default));

    /// <summary>The portal at the address that is proven.</summary>
    private static Portal At(Portal portal, VerifiedPortal proven) => VerifiedPortalUpdate.IsElsewhere(portal, proven)
        ? portal with { ClientEndpoint = proven.ClientEndpoint, ServerEndpoint = proven.ServerEndpoint }
        : portal;

    /// <summary>Whether the authorization server says something that is not stored.</summary>
    private bool IsNews(Portal? portal, OriginClaim claim, VerifiedPortal proven) =>
        portal is null
        || VerifiedPortalUpdate.IsElsewhere(portal, proven)
        || Decide(portal, claim, proven, administrator: null) != portal;

    private Portal Decide(Portal? portal, OriginClaim claim, VerifiedPortal proven, PortalTokens? administrator) =>
        VerifiedPortalUpdate.Decide(portal, claim, proven, administrator, _clock.GetUtcNow());

    /// <summary>Stores what is new, whoever else stores the portal meanwhile.</summary>
    private async ValueTask<Portal> StoreAsync(
        Portal? portal, OriginClaim claim, VerifiedPortal proven, PortalTokens? administrator, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            Portal decided = Decide(portal, claim, proven, administrator);
            if (decided == portal)
            {
                return portal;
            }

            try
            {
                Portal stored = await portals.SaveAsync(decided, cancellationToken).ConfigureAwait(false);
                Tell(portal, stored, claim.Kind);
                return stored;
            }
            catch (PortalConflictException) when (attempt < MaxAttempts)
            {
                portal = await portals.FindAsync(decided, cancellationToken).ConfigureAwait(false);
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
