using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Placement.Testing.Rest;

/// <summary>The form of every answer of REST: <c>result</c> and <c>time</c>, or <c>error</c>.</summary>
internal static class Envelope
{
    /// <summary>Readable in a terminal. The answers are JSON, and nobody puts them into HTML.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="result">What was asked for.</param>
    /// <param name="timer">What the call took.</param>
    /// <param name="next">Where the next page of a list starts; null: there is none.</param>
    /// <param name="total">How many rows the list has; null: it is none.</param>
    public static JsonObject Success(JsonNode? result, CallTimer timer, int? next = null, int? total = null)
    {
        var envelope = new JsonObject { ["result"] = result };
        if (next is not null)
        {
            envelope["next"] = next;
        }

        if (total is not null)
        {
            envelope["total"] = total;
        }

        envelope["time"] = timer.ToJson();
        return envelope;
    }

    /// <summary>
    /// An error, which has no time. One that comes with status 200 is what the method answers, and has the time of every answer.
    /// </summary>
    public static JsonObject Failure(RestException error, CallTimer timer)
    {
        JsonObject envelope = Error(error);
        if (error.Status == StatusCodes.Status200OK)
        {
            envelope["time"] = timer.ToJson();
        }

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

    /// <summary>JSON as UTF-8. Written without a serializer, which needs reflection, and that is off in some applications.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(JsonObject json)
    {
        var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Readable))
        {
            json.WriteTo(writer);
        }

        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }
}
