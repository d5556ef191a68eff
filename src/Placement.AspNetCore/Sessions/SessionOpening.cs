using Microsoft.AspNetCore.Http;
using Placement.Pages;

namespace Placement.Sessions;

/// <summary>
/// The session of a widget that is being opened. It costs nothing until its page asks for a ticket; then it is stored before the page is
/// sent.
/// </summary>
internal sealed class SessionOpening(HttpContext context, Func<CancellationToken, Task> save) : IPageCondition
{
    private bool _isAsked;
    private Task? _saving;

    /// <summary>Takes note that a ticket was issued.</summary>
    public void Ask()
    {
        if (!_isAsked)
        {
            _isAsked = true;
            context.Response.OnStarting(static state => ((SessionOpening)state).FulfilAsync(), this);
        }
    }

    /// <summary>Stores the session, if a ticket names it.</summary>
    /// <exception cref="PortalStoreException">The store failed.</exception>
    public Task FulfilAsync() => _isAsked ? _saving ??= save(context.RequestAborted) : Task.CompletedTask;
}
