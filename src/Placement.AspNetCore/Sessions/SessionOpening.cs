using Microsoft.AspNetCore.Http;
using Placement.Pages;
using Placement.Requests;

namespace Placement.Sessions;

/// <summary>
/// The session of a widget that is being opened. It costs nothing until its page asks for a ticket; then it is stored before the page is
/// sent.
/// </summary>
/// <param name="context">The request.</param>
/// <param name="sessions">Begin sessions.</param>
/// <param name="state">What the store has of the user's session.</param>
/// <param name="portal">The portal.</param>
/// <param name="user">The user, whose id and tokens are proven.</param>
/// <param name="placement">The placement's code.</param>
/// <param name="opened">What the widget is opened with.</param>
/// <param name="fields">What was sent.</param>
internal sealed class SessionOpening(
    HttpContext context, WidgetSessions sessions, SessionState state, Portal portal, WidgetUser user, string placement,
    PlacementContext opened, RequestFields fields)
    : IPageCondition
{
    private bool _isAsked;
    private Task<bool>? _saving;

    public HttpContext HttpContext { get; } = context;

    public SessionState State { get; } = state;

    public Portal Portal { get; } = portal;

    public WidgetUser User { get; } = user;

    public string Placement { get; } = placement;

    public PlacementContext Opened { get; } = opened;

    public RequestFields Fields { get; } = fields;

    /// <summary>The session.</summary>
    public WidgetSession Session => field ??= sessions.Begin(this);

    /// <inheritdoc/>
    public string Ancestors => Portal.Origin;

    /// <summary>Takes note that a ticket was issued.</summary>
    /// <exception cref="InvalidOperationException">The response has begun.</exception>
    public void Ask()
    {
        if (_isAsked)
        {
            return;
        }

        if (HttpContext.Response.HasStarted)
        {
            throw new InvalidOperationException(
                "The session of a widget that is opened is stored before its page is sent: ask for its ticket, its field or a link before "
                + "the response begins.");
        }

        _isAsked = true;
        HttpContext.Features.Set<IPageCondition>(this);
        HttpContext.Response.OnStarting(static opening => ((SessionOpening)opening).BeginResponseAsync(), this);
    }

    /// <summary>Stores the session, if a ticket names it.</summary>
    public Task<bool> FulfilAsync() => _isAsked ? _saving ??= sessions.TrySaveAsync(this) : Task.FromResult(true);

    /// <summary>
    /// A page that is on its way is sent as it is: an exception would cut it off, and leave the user with nothing at all. But its status
    /// says that it is not what it should be.
    /// </summary>
    private async Task BeginResponseAsync()
    {
        try
        {
            if (_saving is null && !await FulfilAsync().ConfigureAwait(false))
            {
                HttpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            }
        }
        catch (OperationCanceledException) when (HttpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more.
        }
    }
}
