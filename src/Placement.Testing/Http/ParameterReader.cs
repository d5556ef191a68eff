using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Placement.Testing.Php;
using Placement.Testing.Rest;

namespace Placement.Testing.Http;

/// <summary>
/// The parameters of a request, wherever they stand: query string, JSON body, form or multipart form. Of equal names the
/// body's counts.
/// </summary>
internal static class ParameterReader
{
    /// <summary>The largest body, in bytes. Icons travel as base64 text inside it.</summary>
    public const int MaxBodyLength = 16 * 1024 * 1024;

    /// <summary>How deep a JSON body may nest.</summary>
    public const int MaxJsonDepth = 64;

    /// <summary>What the browser client adds to its addresses for its own statistics.</summary>
    private static readonly string[] Ignored = ["bx24_request_id", "bx24_sdk_ver", "bx24_sdk_type"];

    /// <summary>The parameters, or why they cannot be read.</summary>
    public static async Task<(JsonObject Parameters, RestException? Unreadable)> ReadAsync(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsPost(request.Method))
        {
            return ([], NotAllowed());
        }

        var query = new PhpArray();
        PhpQuery.Read((request.QueryString.Value ?? "").TrimStart('?'), query);
        JsonObject parameters = query.ToObject();
        foreach (string name in Ignored)
        {
            parameters.Remove(name);
        }

        try
        {
            foreach ((string name, JsonNode? value) in await ReadFieldsAsync(request).ConfigureAwait(false))
            {
                parameters[name] = value?.DeepClone();
            }
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ([], TooLarge());
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return ([], RestException.BadRequest("ERROR_ARGUMENT", "Request body cannot be read"));
        }

        return (parameters, null);
    }

    /// <summary>The body of a POST as it is, or why it cannot be read.</summary>
    public static async Task<(ReadOnlyMemory<byte> Body, RestException? Unreadable)> ReadBodyAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return (default, NotAllowed());
        }

        try
        {
            return (await ReadAllAsync(request).ConfigureAwait(false), null);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (default, TooLarge());
        }
    }

    /// <summary>The parameters of a JSON body. Those of a list are named 0, 1, 2 ….</summary>
    /// <exception cref="JsonException">It is no JSON, or neither map nor list.</exception>
    public static JsonObject ParseJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxJsonDepth });
            return PhpValue.FromJson(document.RootElement) switch
            {
                JsonObject map => map,
                JsonArray list => new JsonObject(
                    PhpValue.Entries(list).Select(static entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))),
                _ => throw new JsonException("A scalar has no parameters."),
            };
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text is none.", exception);
        }
    }

    private static RestException NotAllowed() =>
        new(StatusCodes.Status405MethodNotAllowed, "INVALID_REQUEST", "Only GET and POST are allowed");

    private static RestException TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, "INVALID_REQUEST", "Request body is too large");

    private static async Task<JsonObject> ReadFieldsAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return [];
        }

        _ = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type);
        if (Is(type, "application/json"))
        {
            return ReadJson(await ReadAllAsync(request).ConfigureAwait(false));
        }

        var form = new PhpArray();
        if (Is(type, "multipart/form-data"))
        {
            await ReadPartsAsync(request, type!, form).ConfigureAwait(false);
        }
        else
        {
            // A form, and whatever other type: BX24.js sends its forms without saying that they are some.
            PhpQuery.Read(Encoding.UTF8.GetString((await ReadAllAsync(request).ConfigureAwait(false)).Span), form);
        }

        return form.ToObject();
    }

    private static bool Is(MediaTypeHeaderValue? type, string name) =>
        type is not null && type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A body that is no JSON, or neither map nor list, counts as no parameters.</summary>
    private static JsonObject ReadJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            return ParseJson(body);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static async Task ReadPartsAsync(HttpRequest request, MediaTypeHeaderValue type, PhpArray form)
    {
        string boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? "";
        if (boundary.Length == 0)
        {
            throw new InvalidDataException("The form has no boundary.");
        }

        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted).ConfigureAwait(false) is { } section)
        {
            // A part with a file name is an upload, which is no parameter.
            if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFormDisposition())
            {
                using var text = new StreamReader(section.Body, Encoding.UTF8);
                PhpQuery.Add(
                    HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "",
                    await text.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false),
                    form);
            }
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted).ConfigureAwait(false);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
