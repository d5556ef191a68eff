using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Methods;
using Placement.Testing.OAuth;
using Placement.Testing.State;

namespace Placement.Testing.Http;

/// <summary>Everything below <c>/rest</c> of the portal: request in, call, envelope out.</summary>
internal sealed class RestEndpoint(
    RestDispatcher dispatcher,
    TokenStore tokens,
    PortalIdentity identity,
    IReadOnlyCollection<string> scopes,
    RequestLog log)
{
    public const string AuthParameter = "auth";

    public async Task HandleAsync(HttpContext context)
    {
        if (RestAddress.Accept(context) is not { } address)
        {
            return;
        }

        CallTimer timer = dispatcher.StartTimer();
        JsonObject parameters = [];
        RestCaller? caller = null;
        RestException? error = null;
        JsonObject answer;
        try
        {
            RequireVerb(context.Request.Method);
            parameters = await RequestReader.ReadAsync(context.Request).ConfigureAwait(false);
            RestMethod method = dispatcher.Find(address.Method) ?? throw RestException.MethodNotFound();
            caller = Identify(address, parameters);
            parameters.Remove(AuthParameter);
            answer = Envelope.Success(dispatcher.Run(method, caller, new RestParameters(parameters), timer), timer);
        }
        catch (RestException exception)
        {
            error = exception;
            answer = Envelope.Failure(exception, timer);
        }

        int status = error?.Status ?? StatusCodes.Status200OK;
        log.Add(new LocalRequest(address.Method, RequestText.Of(parameters), status, error?.Code, caller?.User.Id, address.Webhook is not null, timer.StartedAt));
        await Envelope.WriteAsync(context.Response, status, answer).ConfigureAwait(false);
    }

    /// <exception cref="RestException">The verb is none that REST answers to.</exception>
    public static void RequireVerb(string verb)
    {
        if (!HttpMethods.IsGet(verb) && !HttpMethods.IsPost(verb))
        {
            throw new RestException(StatusCodes.Status405MethodNotAllowed, "INVALID_REQUEST", "Only GET and POST are allowed");
        }
    }

    private RestCaller Identify(RestAddress address, JsonObject parameters)
    {
        if (address.Webhook is not { } webhook)
        {
            return new RestCaller(tokens.Authenticate(PhpValue.AsText(parameters[AuthParameter])).User, scopes, IsWebhook: false);
        }

        return webhook.UserId == identity.Administrator.Id && webhook.Code == identity.WebhookCode
            ? new RestCaller(identity.Administrator, scopes, IsWebhook: true)
            : throw RestException.NoAuth();
    }
}
