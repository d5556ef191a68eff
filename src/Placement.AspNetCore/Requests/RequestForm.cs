using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Placement.Requests;

/// <summary>Has ASP.NET Core read the form of a request, within the limits of requests from portals.</summary>
internal static class RequestForm
{
    private static readonly RequestRefusal BodyTooLong = new(StatusCodes.Status413PayloadTooLarge, "body_too_long");
    private static readonly RequestRefusal LengthMissing = new(StatusCodes.Status411LengthRequired, "length_missing");
    private static readonly RequestRefusal NoForm = new(StatusCodes.Status400BadRequest, "content_type_unknown");
    private static readonly RequestRefusal FormMalformed = new(StatusCodes.Status400BadRequest, "form_malformed");

    private static readonly FormOptions Limits = new()
    {
        // The buffer bounds bodies that do not say how long they are, and takes all bytes out of the server's pipe: where a body breaks
        // off while some are left there, Kestrel logs a failed connection. It is large enough for nothing to go to a disk.
        BufferBody = true,
        BufferBodyLengthLimit = RequestFields.MaxBodyLength,
        MemoryBufferThreshold = RequestFields.MaxBodyLength,
        ValueCountLimit = RequestFields.MaxFields,
        KeyLengthLimit = RequestFields.MaxNameLength,
        ValueLengthLimit = RequestFields.MaxBodyLength,
        MultipartBodyLengthLimit = RequestFields.MaxBodyLength,
    };

    /// <summary>Reads the form.</summary>
    /// <returns>The form, which is empty where there is none, or why it cannot be read.</returns>
    public static async ValueTask<(IFormCollection? Form, RequestRefusal? Refusal)> ReadAsync(
        HttpContext context, CancellationToken cancellationToken)
    {
        HttpRequest request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !HasBody(request))
        {
            return (FormCollection.Empty, null);
        }

        if (request.ContentLength > RequestFields.MaxBodyLength)
        {
            return (null, BodyTooLong);
        }

        try
        {
            // Whoever has read the form before us has emptied the body, too.
            if (context.Features.Get<IFormFeature>()?.Form is { } form)
            {
                return (form, null);
            }

            var feature = new FormFeature(request, Limits);
            if (!feature.HasFormContentType)
            {
                return (null, NoForm);
            }

            if (request.ContentLength is null && IsMultipart(request))
            {
                return (null, LengthMissing);
            }

            context.Features.Set<IFormFeature>(feature);
            return (await feature.ReadFormAsync(cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception exception)
        {
            if (Refuse(context, exception) is { } refusal)
            {
                return (null, refusal);
            }

            throw;
        }
    }

    /// <summary>What it means that a form could not be read; null: something else failed.</summary>
    private static RequestRefusal? Refuse(HttpContext context, Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => BodyTooLong,
        OperationCanceledException or ConnectionResetException => RequestRefusal.ClientGone,

        // A body that says how long it is has nothing to break but its end.
        BadHttpRequestException => context.Request.ContentLength is null ? FormMalformed : RequestRefusal.ClientGone,
        IOException when context.RequestAborted.IsCancellationRequested => RequestRefusal.ClientGone,

        // Only the buffer's limit stops a body that does not say how long it is.
        IOException when context.Request.ContentLength is null => BodyTooLong,

        // ASP.NET Core tells limits from text that cannot be decoded by the cause alone.
        InvalidDataException { InnerException: null } when !IsMultipart(context.Request) => RequestFields.LimitsExceeded,
        IOException or InvalidDataException or InvalidOperationException => FormMalformed,

        // The charset is known, and switched off in .NET.
        NotSupportedException => FormMalformed,
        _ => null,
    };

    private static bool IsMultipart(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength != 0 && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is null or { CanHaveBody: true };
}
