using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Portals;
using Placement.RequestVerification;
using Placement.Sessions;

namespace Placement.Circuits;

/// <summary>Makes the sessions of circuits of the tickets that pages have handed to them.</summary>
internal sealed class CircuitSessions(
    SessionTickets tickets,
    SessionStates states,
    SessionAccess access,
    WidgetSessions sessions,
    PortalClients clients,
    UsedTickets used,
    IOptions<PlacementOptions> options,
    ILoggerFactory loggers,
    TimeProvider? timeProvider = null)
{
    private readonly ILogger _logger = loggers.CreateLogger(SessionEvents.Category);
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>How long tickets are valid.</summary>
    public SessionLimits Limits => options.Value.SessionLimits;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>The session that a ticket names.</summary>
    /// <param name="text">The ticket.</param>
    /// <param name="basePath">The path below which the application is.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="WidgetSessionEndedException">The ticket is worth nothing.</exception>
    /// <exception cref="PortalStoreException">A store failed.</exception>
    public async Task<CircuitSession> OpenAsync(string text, string basePath, CancellationToken cancellationToken)
    {
        if (tickets.Open(text) is not { Kind: TicketKind.Circuit, Path: { } number } ticket)
        {
            throw Refuse(SessionRefusal.UnknownTicket);
        }

        if (Now >= ticket.ExpiresAt)
        {
            throw Refuse(SessionRefusal.Expired);
        }

        if (!used.TryUse(number, ticket.ExpiresAt))
        {
            throw Refuse(SessionRefusal.Used);
        }

        SessionState state = await ReadAsync(ticket, cancellationToken).ConfigureAwait(false);
        return new CircuitSession(this, ticket, state, basePath);
    }

    /// <summary>The state of a session that has not ended.</summary>
    /// <exception cref="WidgetSessionEndedException">The session has ended.</exception>
    /// <exception cref="PortalStoreException">A store failed.</exception>
    public async ValueTask<SessionState> ReadAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        var portal = new PortalKey(ticket.ClientId, ticket.MemberId);
        SessionState state = await states.FindAsync(portal, ticket.UserId, cancellationToken).ConfigureAwait(false);
        if (WidgetSessions.RefusalOf(state, ticket) is null)
        {
            return state;
        }

        // Another server may have begun the session just now.
        state = await states.ReadAsync(portal, ticket.UserId, cancellationToken).ConfigureAwait(false);
        return WidgetSessions.RefusalOf(state, ticket) is { } refusal ? throw Refuse(refusal) : state;
    }

    /// <summary>Whether the user still has access to the application; null: the portal does not tell.</summary>
    /// <exception cref="WidgetSessionEndedException">The user has none, so that the session was ended.</exception>
    /// <exception cref="PortalStoreException">A store failed.</exception>
    public async Task<bool> ConfirmAsync(SessionState state, CancellationToken cancellationToken)
    {
        (bool? hasAccess, state) = await access.ConfirmAsync(state, cancellationToken).ConfigureAwait(false);
        if (hasAccess == false)
        {
            await sessions.RevokeAsync(state.Portal!, state.Session!.UserId, cancellationToken).ConfigureAwait(false);
            throw Refuse(SessionRefusal.NoAccess);
        }

        return hasAccess == true;
    }

    /// <summary>The session as components have it.</summary>
    public WidgetSession Session(SessionState state, Func<SessionTicket> page, string basePath, Func<PortalTokens, IBitrixClient> client) =>
        sessions.Session(basePath, state, page, client);

    /// <summary>The client that acts for a user of an application.</summary>
    public BitrixClient Client(string clientId, PortalTokens tokens) => clients.ForUser(clientId, tokens);

    /// <summary>What is thrown where a session has ended.</summary>
    public WidgetSessionEndedException Refuse(SessionRefusal refusal)
    {
        SessionEvents.Refused(_logger, refusal);
        return new WidgetSessionEndedException();
    }

    /// <summary>Takes note that the store failed.</summary>
    public void NoteFailure(PortalStoreException failure) => SessionEvents.StoreFailed(_logger, failure);
}
