using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Calls;
using Placement.Testing.Http;
using Placement.Testing.Rest;

namespace Placement.Testing.Endpoints;

/// <summary>REST 3.0, <c>/rest/api/{method}</c>: JSON alone, errors as objects, methods of its own.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/rest-v3.html</remarks>
internal sealed class Version3Form(RestDispatcher dispatcher, MethodTable methods) : IRestForm
{
    /// <summary>Query parameters do not count.</summary>
    public async Task<(JsonObject Parameters, RestException? Unreadable)> ReadAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return ([], null);
        }

        (ReadOnlyMemory<byte> body, RestException? unreadable) = await ParameterReader.ReadBodyAsync(request).ConfigureAwait(false);
        if (unreadable is not null || body.IsEmpty)
        {
            return ([], unreadable);
        }

        try
        {
            return request.HasJsonContentType()
                ? (ParameterReader.ParseJson(body), null)
                : ([], NoJson());
        }
        catch (JsonException)
        {
            return ([], NoJson());
        }
    }

    public RestMethod Find(string name) => dispatcher.Find(methods, name);

    public JsonObject Success(MethodOutcome outcome, CallTimer timer) =>
        outcome is { IsBare: true, Result: JsonObject document } ? document : Envelope.Success(outcome.Result, timer);

    public JsonObject Failure(RestException error, CallTimer timer) => new()
    {
        ["error"] = new JsonObject { ["code"] = CodeOf(error), ["message"] = error.Message },
    };

    /// <summary>What has a name of its own there. The documentation says none for the others, such as those about tokens.</summary>
    public string CodeOf(RestException error) => error.Code switch
    {
        "ERROR_METHOD_NOT_FOUND" => Version3.Code("METHODNOTFOUND"),
        "insufficient_scope" => Version3.Code("INSUFFICIENTSCOPE"),
        "ACCESS_DENIED" => Version3.Code("ACCESSDENIED"),
        "OPERATION_TIME_LIMIT" => Version3.Code("RATELIMIT"),
        var code => code,
    };

    private static RestException NoJson() =>
        RestException.BadRequest(Version3.Code("INVALIDJSON"), "The request body is not valid JSON");
}
