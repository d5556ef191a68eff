using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Calls;
using Placement.Testing.Faults;
using Placement.Testing.Http;
using Placement.Testing.Limits;
using Placement.Testing.Rest;
using Placement.Testing.State;

namespace Placement.Testing.Endpoints;

/// <summary>Everything below <c>/rest</c> of the portal: request in, call, envelope out.</summary>
/// <param name="dispatcher">Runs the methods.</param>
/// <param name="classic">The form of calls and answers that nearly all methods have.</param>
/// <param name="version3">The form of REST 3.0.</param>
/// <param name="callers">Says who calls.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="bucket">Counts the requests; null: any number is answered.</param>
/// <param name="addresses">Where the portal is now.</param>
/// <param name="requests">Where the requests are listed.</param>
/// <param name="responder">Sends the answers.</param>
internal sealed class RestEndpoint(
    RestDispatcher dispatcher,
    IRestForm classic,
    IRestForm version3,
    CallerAuthentication callers,
    PortalFaults faults,
    RequestBucket? bucket,
    PortalAddresses addresses,
    RecentLog<LocalRequest> requests,
    Responder responder)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (RestAddress.Accept(context) is not { } address)
        {
            return;
        }

        IRestForm form = address.IsVersion3 ? version3 : classic;
        CallTimer timer = responder.StartTimer();

        // Where the portal has moved away from, only the redirection is left: neither faults nor limits.
        bool isFormer = addresses.IsFormer(context.Connection);
        DueFaults due = isFormer ? DueFaults.None : faults.OnRequest(address.Method, address.Webhook is not null);
        (JsonObject parameters, RestException? unreadable) = await form.ReadAsync(context.Request).ConfigureAwait(false);
        string? token = RequestToken.Take(context.Request, parameters);
        RestCaller? caller = null;
        Exception? thrown = null;

        await responder.RespondAsync(context, due, ExecuteAsync, Fail, Record).ConfigureAwait(false);

        async Task<Reply> ExecuteAsync(CancellationToken cancellationToken)
        {
            if (isFormer)
            {
                return Reply.MovedTo(addresses.Portal, context.Request);
            }

            bucket?.Take();
            if (unreadable is not null)
            {
                throw unreadable;
            }

            RestMethod method = form.Find(address.Method);
            caller = callers.Identify(address, token, due);
            var call = new RestCall(caller, new LocalParameters(parameters), cancellationToken);
            MethodOutcome outcome = await dispatcher.RunAsync(method, call, timer, due).ConfigureAwait(false);
            thrown = outcome.Thrown;
            return Reply.Json(StatusCodes.Status200OK, errorCode: null, form.Success(outcome, timer));
        }

        Reply Fail(RestException error)
        {
            thrown ??= error.Thrown;
            return Reply.Json(error.Status, form.CodeOf(error), form.Failure(error, timer));
        }

        void Record(Reply reply) => requests.Add(new LocalRequest(
            RequestText.Of(address.Method),
            RequestText.Of(parameters),
            reply.Status,
            reply.ErrorCode,
            caller?.User.Id,
            address.Webhook is not null,
            timer.StartedAt)
        {
            Fault = due.Decisive,
            Exception = thrown,
        });
    }
}
