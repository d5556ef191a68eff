using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Placement.Testing.Methods;

namespace Placement.Testing.Http;

/// <summary>The form of every answer of REST: <c>result</c> or <c>error</c>, and always <c>time</c>.</summary>
internal static class Envelope
{
    /// <summary>Readable in a terminal. The answers are JSON, and nobody puts them into HTML.</summary>
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Success(JsonNode? result, CallTimer timer) => new()
    {
        ["result"] = result,
        ["time"] = timer.ToJson(),
    };

    public static JsonObject Failure(RestException error, CallTimer timer)
    {
        JsonObject envelope = Error(error);
        envelope["time"] = timer.ToJson();
        return envelope;
    }

    /// <summary>The error alone, as a batch lists it.</summary>
    public static JsonObject Error(RestException error)
    {
        var envelope = new JsonObject
        {
            ["error"] = error.Code,
            ["error_description"] = error.Message,
        };
        if (error.Argument is { } argument)
        {
            envelope["argument"] = argument;
        }

        return envelope;
    }
}
