using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Placement.Testing.Rest;

namespace Placement.Testing.Http;

/// <summary>What goes back over the wire.</summary>
/// <param name="Status">The status; 0: nothing goes back, and the connection ends.</param>
/// <param name="ErrorCode">The error code in the body; null: there is none.</param>
/// <param name="ContentType">What the body is; null: there is none.</param>
/// <param name="Body">The body.</param>
/// <param name="Location">Where the portal is instead; null: here.</param>
internal sealed record Reply(int Status, string? ErrorCode, string? ContentType, ReadOnlyMemory<byte> Body, Uri? Location = null)
{
    public static readonly Reply None = new(Status: 0, ErrorCode: null, ContentType: null, Body: default);

    public static Reply Json(int status, string? errorCode, JsonObject body) =>
        new(status, errorCode, "application/json; charset=utf-8", Envelope.ToUtf8(body));

    /// <summary>What a proxy shows when the server behind it does not answer as it should.</summary>
    public static Reply Html(HttpStatusCode status)
    {
        string title = $"{(int)status} {status}";
        return new((int)status, ErrorCode: null, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(
            $"<!DOCTYPE html>\n<html>\n<head><title>{title}</title></head>\n"
            + $"<body><center><h1>{title}</h1></center><hr></body>\n</html>\n"));
    }

    /// <summary>The same path and query elsewhere, or this very address when it has a path itself.</summary>
    public static Reply MovedTo(Uri address, HttpRequest request) => new(
        StatusCodes.Status302Found,
        ErrorCode: null,
        ContentType: null,
        Body: default,
        address.PathAndQuery == "/" ? new Uri(address, request.Path.ToUriComponent() + request.QueryString.ToUriComponent()) : address);
}
