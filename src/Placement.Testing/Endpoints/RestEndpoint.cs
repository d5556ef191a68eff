using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Faults;
using Placement.Testing.Hosting;
using Placement.Testing.Methods;
using Placement.Testing.State;

namespace Placement.Testing.Http;

/// <summary>Everything below <c>/rest</c> of the portal: request in, call, envelope out.</summary>
internal sealed class RestEndpoint(PortalState portal, PortalAddresses addresses, CancellationToken stopping)
{
    public const string AuthParameter = "auth";

    public async Task HandleAsync(HttpContext context)
    {
        if (RestAddress.Accept(context) is not { } address)
        {
            return;
        }

        CallTimer timer = portal.Dispatcher.StartTimer();

        // Where the portal has moved away from, only the redirection is left: neither faults nor limits.
        bool isFormer = addresses.IsFormer(context.Connection);
        DueFaults faults = isFormer ? DueFaults.None : portal.Faults.OnRequest(address.Method, address.Webhook is not null);
        (JsonObject parameters, RestException? unreadable) = await ReadAsync(context.Request).ConfigureAwait(false);
        RestCaller? caller = null;

        var exchange = new Exchange(context, faults, portal.Options.TimeProvider, stopping);
        Reply reply = await exchange.AnswerAsync(
            () =>
            {
                if (isFormer)
                {
                    return Reply.MovedTo(addresses.Portal, context.Request);
                }

                portal.RateLimit?.Take();
                if (unreadable is not null)
                {
                    throw unreadable;
                }

                RestMethod method = portal.Dispatcher.Find(address.Method) ?? throw RestException.MethodNotFound();
                caller = Identify(address, parameters, faults);
                parameters.Remove(AuthParameter);
                JsonNode? result = portal.Dispatcher.Run(method, caller, new RestParameters(parameters), timer, faults);
                return Reply.Json(StatusCodes.Status200OK, errorCode: null, Envelope.Success(result, timer));
            },
            error => Reply.Json(error.Status, error.Code, Envelope.Failure(error, timer))).ConfigureAwait(false);

        portal.Requests.Add(new LocalRequest(
            address.Method, RequestText.Of(parameters), reply.Status, reply.ErrorCode, caller?.User.Id, address.Webhook is not null, timer.StartedAt)
        {
            Fault = faults.Decisive,
        });
        try
        {
            await exchange.SendAsync(reply).ConfigureAwait(false);
        }
        finally
        {
            portal.Changes.Raise();
        }
    }

    /// <summary>The parameters of a request, or why they cannot be read.</summary>
    public static async Task<(JsonObject Parameters, RestException? Unreadable)> ReadAsync(HttpRequest request)
    {
        try
        {
            if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsPost(request.Method))
            {
                throw new RestException(StatusCodes.Status405MethodNotAllowed, "INVALID_REQUEST", "Only GET and POST are allowed");
            }

            return (await RequestReader.ReadAsync(request).ConfigureAwait(false), null);
        }
        catch (RestException exception)
        {
            return ([], exception);
        }
    }

    private RestCaller Identify(RestAddress address, JsonObject parameters, DueFaults faults)
    {
        if (address.Webhook is not { } webhook)
        {
            string? token = PhpValue.AsText(parameters[AuthParameter]);
            if (faults.Inject(StateChange.ExpiredToken))
            {
                portal.Tokens.Expire(token);
            }

            if (faults.Inject(StateChange.InvalidToken))
            {
                portal.Tokens.Forget(token);
            }

            if (!portal.Installation.Current.IsPresent && portal.Tokens.Knows(token))
            {
                throw RestException.ApplicationNotFound();
            }

            return new RestCaller(portal.Tokens.Authenticate(token).User, portal.Options.Scopes, IsWebhook: false);
        }

        return webhook.UserId == portal.Identity.Administrator.Id && webhook.Code == portal.Identity.WebhookCode
            ? new RestCaller(portal.Identity.Administrator, portal.Options.Scopes, IsWebhook: true)
            : throw RestException.NoAuth();
    }
}
