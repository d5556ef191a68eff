using Microsoft.AspNetCore.Http;
using Placement.Testing.Faults;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Http;

/// <summary>Answers the requests of both servers, with the faults that are due on them.</summary>
/// <param name="clock">The portal's clock, by which delays run.</param>
/// <param name="changes">Raised when a request has been answered.</param>
/// <param name="stopping">Ends every delay, because the portal stops.</param>
internal sealed class Responder(TimeProvider clock, ChangeSignal changes, CancellationToken stopping)
{
    public CallTimer StartTimer() => new(clock);

    /// <summary>Answers a request that has been read.</summary>
    /// <param name="context">The request.</param>
    /// <param name="faults">The faults that are due on it.</param>
    /// <param name="execute">Does what the request asks for; called unless a fault comes before it.</param>
    /// <param name="fail">Puts an error into the form of the server that is asked.</param>
    /// <param name="record">Learns the answer before it is sent.</param>
    public async Task RespondAsync(
        HttpContext context,
        DueFaults faults,
        Func<CancellationToken, Task<Reply>> execute,
        Func<RestException, Reply> fail,
        Action<Reply>? record = null)
    {
        var exchange = new Exchange(context, faults, clock, stopping);
        Reply reply = await exchange.AnswerAsync(execute, fail).ConfigureAwait(false);
        record?.Invoke(reply);
        try
        {
            await exchange.SendAsync(reply).ConfigureAwait(false);
        }
        finally
        {
            changes.Raise();
        }
    }
}
