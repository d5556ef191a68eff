using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Calls;
using Placement.Testing.Http;
using Placement.Testing.Rest;

namespace Placement.Testing.Endpoints;

/// <summary>REST as nearly all methods have it: <c>/rest/{method}</c>.</summary>
internal sealed class ClassicForm(RestDispatcher dispatcher, MethodTable methods) : IRestForm
{
    public Task<(JsonObject Parameters, RestException? Unreadable)> ReadAsync(HttpRequest request) => ParameterReader.ReadAsync(request);

    public RestMethod Find(string name) => dispatcher.Find(methods, name);

    public JsonObject Success(MethodOutcome outcome, CallTimer timer) =>
        Envelope.Success(outcome.Result, timer, outcome.Next, outcome.Total);

    public JsonObject Failure(RestException error, CallTimer timer) => Envelope.Failure(error, timer);

    public string CodeOf(RestException error) => error.Code;
}
