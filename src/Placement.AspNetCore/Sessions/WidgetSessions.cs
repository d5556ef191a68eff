using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Configuration;
using Placement.Portals;
using Placement.Requests;
using Placement.RequestVerification;

namespace Placement.Sessions;

/// <summary>Begins sessions when widgets are opened, goes on with them, and ends them.</summary>
internal sealed class WidgetSessions(
    SessionStates states,
    IWidgetSessionStore store,
    SessionTickets tickets,
    SessionAccess access,
    PortalClients clients,
    ClientIdentity applications,
    IOptions<PlacementOptions> options,
    ILoggerFactory loggers,
    TimeProvider? timeProvider = null)
    : IWidgetSessions
{
    /// <summary>Whoever stores the same session at the same time is soon done.</summary>
    private const int MaxAttempts = 8;

    /// <summary>Tokens that expire so soon are replaced by those of a widget that is opened.</summary>
    private static readonly TimeSpan Remainder = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BetweenUses = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenCleanups = TimeSpan.FromHours(1);

    private readonly ILogger _logger = loggers.CreateLogger(SessionEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private long _cleanedUpAt = long.MinValue;

    /// <summary>Prepares the session of a widget that is opened. Nothing is stored before a page has asked for a ticket.</summary>
    /// <param name="context">The request.</param>
    /// <param name="portal">The portal.</param>
    /// <param name="user">The user, whose id and tokens are proven.</param>
    /// <param name="placement">The placement's code.</param>
    /// <param name="opened">What the widget is opened with.</param>
    /// <param name="fields">What was sent.</param>
    /// <exception cref="PortalStoreException">A store failed.</exception>
    public async ValueTask<SessionOpening> OpenAsync(
        HttpContext context, Portal portal, WidgetUser user, string placement, PlacementContext opened, RequestFields fields) => new(
            context, this, await states.FindAsync(portal, user.Id!.Value, context.RequestAborted).ConfigureAwait(false), portal, user,
            placement, opened, fields);

    /// <summary>The session of a widget that is opened.</summary>
    public WidgetSession Begin(SessionOpening opening)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        Portal portal = opening.Portal;
        int userId = opening.User.Id!.Value;
        var ticket = new SessionTicket(
            TicketKind.Page, opening.State.Generation, applications.IdOf(portal), portal.MemberId, userId, portal.Epoch, opening.Placement,
            opening.Fields.Text("PLACEMENT_OPTIONS"), opening.Fields.ApplicationSid(), opening.User.Language, Path: null, OpenedAt: now,
            now + options.Value.SessionLimits.Lifetime);
        var pass = new SessionPass(tickets, () => ticket, opening.HttpContext.Request.PathBase, _clock, opening.Ask);
        return new WidgetSession(
            ticket, opening.Opened, portal, opening.User, pass,
            cancellationToken => AskAdministratorAsync(portal, userId, cancellationToken))
        {
            IsAdministrator = opening.State.Session is { Tokens: not null } stored && stored.Epoch == portal.Epoch
                ? stored.IsAdministrator
                : null,
        };
    }

    /// <summary>Stores the session of a widget that is opened: its page has asked for a ticket.</summary>
    /// <returns>Whether it is stored: false, if the store failed.</returns>
    public async Task<bool> TrySaveAsync(SessionOpening opening)
    {
        try
        {
            await SaveAsync(opening).ConfigureAwait(false);
            return true;
        }
        catch (PortalStoreException failure)
        {
            SessionEvents.NotStored(_logger, failure);
            return false;
        }
    }

    private async Task SaveAsync(SessionOpening opening)
    {
        SessionState state = opening.State;
        int userId = opening.User.Id!.Value;
        CancellationToken cancellationToken = opening.HttpContext.RequestAborted;
        for (int attempt = 1; ; attempt++)
        {
            StoredSession decided = Decide(state.Session, opening.Portal, userId, opening.User.Tokens!);
            if (decided == state.Session)
            {
                return;
            }

            try
            {
                await states.SaveAsync(opening.Portal, decided, cancellationToken).ConfigureAwait(false);
                CleanUp();
                return;
            }
            catch (PortalConflictException) when (attempt < MaxAttempts)
            {
                PortalTokens? former = state.Tokens;
                state = await states.ReadAsync(KeyOf(opening.Portal), userId, cancellationToken).ConfigureAwait(false);
                if (state.Session is { Tokens: { } other } stored && stored.Epoch == opening.Portal.Epoch && other != former)
                {
                    // Tokens that another page has brought meanwhile are as good: many that replaced each other's would never end.
                    return;
                }
            }
        }
    }

    /// <summary>The session that a valid ticket names.</summary>
    /// <returns>The session, or why there is none.</returns>
    /// <exception cref="PortalStoreException">A store failed.</exception>
    public async ValueTask<(WidgetSession? Session, SessionRefusal? Refusal)> ContinueAsync(HttpContext context, SessionTicket ticket)
    {
        var portal = new PortalKey(ticket.ClientId, ticket.MemberId);
        SessionState state = await states.FindAsync(portal, ticket.UserId, context.RequestAborted).ConfigureAwait(false);
        if (RefusalOf(state, ticket) is { } refusal)
        {
            // Another server may have begun the session just now.
            state = await states.ReadAsync(portal, ticket.UserId, context.RequestAborted).ConfigureAwait(false);
            if (RefusalOf(state, ticket) is { } confirmed)
            {
                return (null, confirmed);
            }
        }

        (bool? hasAccess, state) = MustConfirm(ticket)
            ? await access.ConfirmAsync(state, context.RequestAborted).ConfigureAwait(false)
            : (null, state);
        if (hasAccess == false)
        {
            await RevokeAsync(state.Portal!, ticket.UserId, context.RequestAborted).ConfigureAwait(false);
            return (null, SessionRefusal.NoAccess);
        }

        SessionTicket next = Next(ticket, mayRenew: hasAccess == true);
        return (Session(context.Request.PathBase, state, () => next, tokens => clients.ForUser(ticket.ClientId, tokens)), null);
    }

    /// <summary>The origin of the portal that a ticket is of; null: it has not the application.</summary>
    /// <exception cref="PortalStoreException">A store failed.</exception>
    public async ValueTask<string?> OriginOfAsync(SessionTicket ticket, CancellationToken cancellationToken) =>
        (await states.FindAsync(new PortalKey(ticket.ClientId, ticket.MemberId), ticket.UserId, cancellationToken).ConfigureAwait(false))
            .Portal is { State: not PortalState.Uninstalled } portal
            ? portal.Origin
            : null;

    /// <inheritdoc/>
    public async Task RevokeAsync(Portal portal, int userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portal);
        await EndAsync(portal, userId, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task RevokeAllAsync(Portal portal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(portal);
        await EndAsync(portal, userId: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Forgets the sessions of a portal that has removed the application. They are over with its installation, so that it is no failure
    /// that they are still stored.
    /// </summary>
    public async Task ForgetAsync(Portal portal)
    {
        try
        {
            await EndAsync(portal, userId: null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (PortalStoreException failure)
        {
            states.Forget();
            SessionEvents.NotCleanedUp(_logger, failure);
        }
    }

    private async Task EndAsync(Portal portal, int? userId, CancellationToken cancellationToken)
    {
        await store.EndSessionsAsync(
            applications.IdOf(portal), portal.MemberId.ToLowerInvariant(), userId, cancellationToken).ConfigureAwait(false);
        states.Forget();
    }

    private PortalKey KeyOf(Portal portal) => new(applications.IdOf(portal), portal.MemberId);

    /// <summary>Why a ticket is worth nothing, whatever its time is; null: its session goes on.</summary>
    public static SessionRefusal? RefusalOf(SessionState state, SessionTicket ticket) =>
        state.Portal is null or { State: PortalState.Uninstalled } || state.Portal.Epoch != ticket.Epoch
            ? SessionRefusal.OtherInstallation
            : state.Tokens is null || state.Generation != ticket.Generation ? SessionRefusal.Ended
            : null;

    /// <summary>Whether half of a ticket's time is over, or it has to become another one.</summary>
    private bool MustConfirm(SessionTicket ticket) =>
        ticket.Kind == TicketKind.Link || ticket.ExpiresAt - _clock.GetUtcNow() < options.Value.SessionLimits.Lifetime / 2;

    /// <summary>The ticket of the page that is shown next.</summary>
    private SessionTicket Next(SessionTicket ticket, bool mayRenew)
    {
        SessionLimits limits = options.Value.SessionLimits;
        DateTimeOffset end = ticket.OpenedAt + limits.AbsoluteLifetime;
        DateTimeOffset renewed = _clock.GetUtcNow() + limits.Lifetime;
        return ticket with
        {
            Kind = TicketKind.Page,
            Path = null,
            ExpiresAt = !mayRenew ? ticket.ExpiresAt : renewed < end ? renewed : end,
        };
    }

    /// <summary>A session that goes on.</summary>
    /// <param name="basePath">The path below which the application is.</param>
    /// <param name="state">The session as the stores have it.</param>
    /// <param name="page">The ticket of the page, as it is by now.</param>
    /// <param name="createClient">Makes the client that acts for the user.</param>
    public WidgetSession Session(
        PathString basePath, SessionState state, Func<SessionTicket> page, Func<PortalTokens, IBitrixClient> createClient)
    {
        SessionTicket ticket = page();
        Portal portal = state.Portal!;
        PortalTokens tokens = state.Tokens! with { ClientEndpoint = portal.ClientEndpoint };
        var user = new WidgetUser(ticket.Language, tokens, () => createClient(tokens)) { Id = ticket.UserId };
        PlacementContext opened = PlacementContextReader.TryRead(ticket.Placement, ticket.Options, out PlacementContext? read)
            ? read
            : throw new InvalidOperationException("A ticket of this application has options that it has accepted before.");
        var pass = new SessionPass(tickets, page, basePath, _clock);
        return new WidgetSession(
            ticket, opened, portal, user, pass, cancellationToken => AskAdministratorAsync(portal, ticket.UserId, cancellationToken))
        {
            IsAdministrator = state.Session!.IsAdministrator,
            Deadline = ticket.OpenedAt + options.Value.SessionLimits.AbsoluteLifetime,
        };
    }

    private async Task<bool> AskAdministratorAsync(Portal portal, int userId, CancellationToken cancellationToken)
    {
        SessionState state = await states.ReadAsync(KeyOf(portal), userId, cancellationToken).ConfigureAwait(false);
        return await access.AskAdministratorAsync(state, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What is to be stored: what there is, unless it has ended, or the tokens that were just brought are worth more.</summary>
    private StoredSession Decide(StoredSession? stored, Portal portal, int userId, PortalTokens tokens)
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());
        stored ??= new StoredSession { ClientId = applications.IdOf(portal), MemberId = portal.MemberId, UserId = userId };
        if (stored.Tokens is not { } known || stored.Epoch != portal.Epoch)
        {
            return stored with
            {
                Epoch = portal.Epoch,
                Tokens = Newest(portal, tokens),
                IsAdministrator = null,
                ConfirmedAt = now,
                UsedAt = now,
            };
        }

        return stored with
        {
            Tokens = known.ExpiresAt is { } expiry && expiry > now + Remainder && known.ClientEndpoint == portal.ClientEndpoint
                ? known
                : Newest(portal, tokens),
            UsedAt = now - stored.UsedAt > BetweenUses ? now : stored.UsedAt,
        };
    }

    /// <summary>The tokens, or what has become of them while the widget was opened.</summary>
    private PortalTokens Newest(Portal portal, PortalTokens tokens)
    {
        PortalTokens newest = clients.ForUser(portal, tokens).Tokens;
        return newest.ExpiresAt is { } expiry
            ? newest with { ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(expiry.ToUnixTimeMilliseconds()) }
            : newest;
    }

    /// <summary>Removes what nobody can go on with, now and then, and beside everything else.</summary>
    private void CleanUp()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        long last = Volatile.Read(ref _cleanedUpAt);
        if ((last != long.MinValue && now.UtcTicks - last < BetweenCleanups.Ticks)
            || Interlocked.CompareExchange(ref _cleanedUpAt, now.UtcTicks, last) != last)
        {
            return;
        }

        _ = CleanUpAsync(now - options.Value.SessionLimits.AbsoluteLifetime - (2 * BetweenUses));
    }

    private async Task CleanUpAsync(DateTimeOffset usedBefore)
    {
        try
        {
            foreach (string clientId in applications.StoredIds)
            {
                await store.DeleteUnusedSessionsAsync(clientId, usedBefore).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            SessionEvents.NotCleanedUp(_logger, failure);
        }
    }
}
