using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Calls;
using Placement.Testing.Rest;

namespace Placement.Testing.Endpoints;

/// <summary>What the versions of REST do differently: how a call is read, which methods there are, and the form of answers.</summary>
internal interface IRestForm
{
    /// <summary>The parameters of a request, or why they cannot be read.</summary>
    Task<(JsonObject Parameters, RestException? Unreadable)> ReadAsync(HttpRequest request);

    /// <exception cref="RestException">There is no such method.</exception>
    RestMethod Find(string name);

    JsonObject Success(MethodOutcome outcome, CallTimer timer);

    JsonObject Failure(RestException error, CallTimer timer);

    /// <summary>What the version calls an error.</summary>
    string CodeOf(RestException error);
}
