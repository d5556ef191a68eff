using Microsoft.AspNetCore.Http;
using Placement.Testing.Faults;
using Placement.Testing.Rest;

namespace Placement.Testing.Http;

/// <summary>One request and its answer, and the faults that come in between.</summary>
/// <param name="context">The request, which has been read.</param>
/// <param name="faults">The faults that are due on it.</param>
/// <param name="clock">The portal's clock, by which delays run.</param>
/// <param name="stopping">Ends every delay, because the portal stops.</param>
internal sealed class Exchange(HttpContext context, DueFaults faults, TimeProvider clock, CancellationToken stopping)
{
    /// <summary>The answer: the portal's own, or what a fault makes of it.</summary>
    public async Task<Reply> AnswerAsync(Func<CancellationToken, Task<Reply>> execute, Func<RestException, Reply> fail)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await DelayAsync(afterEffect: false).ConfigureAwait(false);
            if (Instead(afterEffect: false, fail) is { } before)
            {
                return before;
            }

            Reply own;
            try
            {
                own = await execute(ends.Token).ConfigureAwait(false);
            }
            catch (RestException exception)
            {
                own = fail(exception);
            }

            await DelayAsync(afterEffect: true).ConfigureAwait(false);
            return Instead(afterEffect: true, fail) ?? own;
        }
        catch (OperationCanceledException)
        {
            return Reply.None;
        }
    }

    /// <summary>Sends the answer, slowly if a fault wants it so, or ends the connection.</summary>
    public async Task SendAsync(Reply reply)
    {
        if (reply.Status == 0)
        {
            context.Abort();
            return;
        }

        HttpResponse response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        if (reply.Location is { } location)
        {
            response.Headers.Location = location.AbsoluteUri;
        }

        if (faults.Of<SlowAnswerEffect>(static _ => true) is [var slow, ..])
        {
            await DribbleAsync(response, reply.Body, slow).ConfigureAwait(false);
        }
        else
        {
            await response.Body.WriteAsync(reply.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private Reply? Instead(bool afterEffect, Func<RestException, Reply> fail) =>
        faults.Inject<AnswerEffect>(effect => effect.AfterEffect == afterEffect) switch
        {
            null => null,
            HtmlPageEffect page => Reply.Html(page.Status),
            RedirectEffect redirect => Reply.MovedTo(redirect.Address, context.Request),
            ErrorEffect error => fail(error.ToException()),
            _ => Reply.None,
        };

    private async Task DelayAsync(bool afterEffect)
    {
        DueFault[] due = faults.Of<LatencyEffect>(effect => effect.AfterEffect == afterEffect);
        if (due.Length == 0)
        {
            return;
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        TimeSpan duration = due.Aggregate(TimeSpan.Zero, static (sum, fault) => sum + ((LatencyEffect)fault.Fault.Effect).Duration);
        Task delay = Task.Delay(duration, clock, ends.Token);

        // Not before the delay has begun: whoever sees it may move the clock on.
        foreach (DueFault fault in due)
        {
            faults.Inject(fault);
        }

        await delay.ConfigureAwait(false);
    }

    private async Task DribbleAsync(HttpResponse response, ReadOnlyMemory<byte> body, DueFault fault)
    {
        var slow = (SlowAnswerEffect)fault.Fault.Effect;
        faults.Inject(fault);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await response.StartAsync(ends.Token).ConfigureAwait(false);
            while (!body.IsEmpty)
            {
                ReadOnlyMemory<byte> part = body[..Math.Min(slow.Bytes, body.Length)];
                body = body[part.Length..];

                // The pause begins before its part leaves: whoever has read the part may move the clock on.
                Task pause = body.IsEmpty ? Task.CompletedTask : Task.Delay(slow.Interval, clock, ends.Token);
                await response.Body.WriteAsync(part, ends.Token).ConfigureAwait(false);
                await response.Body.FlushAsync(ends.Token).ConfigureAwait(false);
                await pause.ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }
}
