using Placement.Sessions;

namespace Placement.Circuits;

/// <summary>A session as it goes on in a circuit, which may live for hours: it is asked again and again whether it has ended.</summary>
internal sealed class CircuitSession
{
    /// <summary>A portal that does not tell is not asked for every click.</summary>
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(30);

    private readonly CircuitSessions _circuits;
    private SessionTicket _page;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    /// <param name="circuits">Know all sessions.</param>
    /// <param name="ticket">The ticket that the circuit began with.</param>
    /// <param name="state">The session as the stores have it.</param>
    /// <param name="basePath">The path below which the application is.</param>
    public CircuitSession(CircuitSessions circuits, SessionTicket ticket, SessionState state, string basePath)
    {
        _circuits = circuits;
        _page = ticket with { Kind = TicketKind.Page, Path = null, ExpiresAt = Latest(ticket) };
        Session = circuits.Session(
            state, () => _page, basePath, tokens => new CircuitClient(this, circuits.Client(ticket.ClientId, tokens)));
    }

    /// <summary>The session as components have it.</summary>
    public WidgetSession Session { get; }

    /// <summary>
    /// Makes sure that the session has not ended: what the store has is known for half a minute, and the portal is asked as it is when a
    /// page renews its ticket.
    /// </summary>
    /// <exception cref="WidgetSessionEndedException">The session has ended.</exception>
    public async ValueTask ContinueAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = _circuits.Now;
        if (now >= _page.OpenedAt + _circuits.Limits.AbsoluteLifetime)
        {
            throw _circuits.Refuse(SessionRefusal.Expired);
        }

        bool isConfirmed = false;
        try
        {
            SessionState state = await _circuits.ReadAsync(_page, cancellationToken).ConfigureAwait(false);
            if (_page.ExpiresAt - now >= _circuits.Limits.Lifetime / 2)
            {
                return;
            }

            if (now - _askedAt >= BetweenQuestions)
            {
                // Whatever else happens in the circuit meanwhile waits for the same answer.
                isConfirmed = await _circuits.ConfirmAsync(state, cancellationToken).ConfigureAwait(false);
                _askedAt = now;
            }
        }
        catch (PortalStoreException failure)
        {
            _circuits.NoteFailure(failure);
        }

        if (isConfirmed)
        {
            _page = _page with { ExpiresAt = Latest(_page) };
        }
        else if (now >= _page.ExpiresAt)
        {
            throw _circuits.Refuse(SessionRefusal.Expired);
        }
    }

    private DateTimeOffset Latest(SessionTicket ticket)
    {
        DateTimeOffset end = ticket.OpenedAt + _circuits.Limits.AbsoluteLifetime;
        DateTimeOffset renewed = _circuits.Now + _circuits.Limits.Lifetime;
        return renewed < end ? renewed : end;
    }
}
