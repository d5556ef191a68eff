using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Placement.Requests;

/// <summary>Reads the form of a request.</summary>
/// <remarks>
/// Portals send what browsers do: a plain form in UTF-8. It is read here, because ASP.NET Core's reader takes longer for it than everything
/// else that is done for a widget. Forms in parts are left to ASP.NET Core.
/// </remarks>
internal static class RequestForm
{
    /// <summary>What a client says it will send is not set aside before it comes.</summary>
    private const int Portion = 16 * 1024;

    /// <summary>Longer than any that MIME permits.</summary>
    private const int MaxBoundaryLength = 128;

    private static readonly RequestRefusal BodyTooLong = new(StatusCodes.Status413PayloadTooLarge, "body_too_long");
    private static readonly RequestRefusal BodyTooSlow = new(StatusCodes.Status408RequestTimeout, "body_too_slow");
    private static readonly RequestRefusal NoForm = new(StatusCodes.Status400BadRequest, "content_type_unknown");
    private static readonly RequestRefusal FormMalformed = new(StatusCodes.Status400BadRequest, "form_malformed");

    /// <summary>The body does not say how long it is.</summary>
    public static RequestRefusal LengthMissing { get; } = new(StatusCodes.Status411LengthRequired, "length_missing");

    /// <summary>Reads the form.</summary>
    /// <param name="context">The request.</param>
    /// <param name="fields">Gets the fields, of which there are none where there is no form.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>Why it cannot be read; null: it is.</returns>
    public static async ValueTask<RequestRefusal?> ReadAsync(
        HttpContext context, FieldList fields, RequestLimits limits, CancellationToken cancellationToken)
    {
        fields.BeginForm();
        HttpRequest request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !HasBody(request))
        {
            return null;
        }

        if (request.ContentLength > limits.MaxBodyLength)
        {
            return BodyTooLong;
        }

        try
        {
            // Whoever has read the form before us has emptied the body, too.
            if (context.Features.Get<IFormFeature>()?.Form is { } form)
            {
                return Add(fields, form);
            }

            if (FormType.Of(request.ContentType) is not { } type)
            {
                return NoForm;
            }

            if (!type.IsUtf8)
            {
                return FormMalformed;
            }

            if (type.IsMultipart && request.ContentLength is null)
            {
                return LengthMissing;
            }

            if (await ReadBodyAsync(request, limits.MaxBodyLength, cancellationToken).ConfigureAwait(false) is not { } body)
            {
                return BodyTooLong;
            }

            request.Body = body;
            return type.IsMultipart
                ? await AddPartsAsync(context, fields, type.Boundary, limits, cancellationToken).ConfigureAwait(false)
                : AddPlain(context, fields, body);
        }
        catch (Exception exception) when (Refuse(context, exception) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>
    /// Takes all bytes out of the server's pipe: where a body breaks off while some are left there, Kestrel logs a failed connection.
    /// </summary>
    /// <returns>The bytes, for whoever reads the body again; null: there are too many.</returns>
    public static async ValueTask<MemoryStream?> ReadBodyAsync(HttpRequest request, int maxLength, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[Math.Min(request.ContentLength ?? Portion, Portion)];
        int length = 0;
        while (length != request.ContentLength)
        {
            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(length * 2, maxLength + 1));
            }

            int read = await request.Body.ReadAsync(bytes.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            length += read;
            if (length > maxLength)
            {
                return null;
            }
        }

        return new MemoryStream(bytes, 0, length, writable: false, publiclyVisible: true);
    }

    private static RequestRefusal? AddPlain(HttpContext context, FieldList fields, MemoryStream body)
    {
        // A character of UTF-8 has one byte at least.
        char[] text = ArrayPool<char>.Shared.Rent((int)body.Length + 1);
        int length = 0;
        try
        {
            // A question mark would be taken for the beginning of a query, if it came first.
            text[0] = '&';
            length = 1 + Encoding.UTF8.GetChars(body.GetBuffer().AsSpan(0, (int)body.Length), text.AsSpan(1));
            context.Features.Set<IFormFeature>(new ParsedForm(fields));
            return fields.AddEncoded(text.AsMemory(0, length));
        }
        finally
        {
            // It has held tokens.
            text.AsSpan(0, length).Clear();
            ArrayPool<char>.Shared.Return(text);
        }
    }

    /// <summary>Whether this can stand between the parts of a form.</summary>
    public static bool IsBoundary([NotNullWhen(true)] string? boundary) => boundary is { Length: > 0 and <= MaxBoundaryLength };

    private static async ValueTask<RequestRefusal?> AddPartsAsync(
        HttpContext context, FieldList fields, string? boundary, RequestLimits limits, CancellationToken cancellationToken)
    {
        if (!IsBoundary(boundary))
        {
            return FormMalformed;
        }

        // ASP.NET Core decodes parts in whatever charset they name.
        Stream body = context.Request.Body;
        var reader = new MultipartReader(boundary, body);
        while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } part)
        {
            if (!FormType.IsPartUtf8(part.ContentType))
            {
                return FormMalformed;
            }
        }

        body.Position = 0;
        var feature = new FormFeature(context.Request, new FormOptions
        {
            // Nothing goes to a disk.
            MemoryBufferThreshold = limits.MaxBodyLength,
            ValueCountLimit = limits.MaxFields,
            KeyLengthLimit = limits.MaxFieldNameLength,
            ValueLengthLimit = limits.MaxBodyLength,
            MultipartBodyLengthLimit = limits.MaxBodyLength,
        });
        context.Features.Set<IFormFeature>(feature);
        return Add(fields, await feature.ReadFormAsync(cancellationToken).ConfigureAwait(false));
    }

    private static RequestRefusal? Add(FieldList fields, IFormCollection form)
    {
        foreach ((string name, StringValues values) in form)
        {
            foreach (string? value in values)
            {
                if (fields.Add(name, value ?? "") is { } refusal)
                {
                    return refusal;
                }
            }
        }

        return null;
    }

    /// <summary>What it means that a form could not be read; null: something else failed.</summary>
    public static RequestRefusal? Refuse(HttpContext context, Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => BodyTooLong,
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => BodyTooSlow,
        ConnectionAbortedException or ConnectionResetException => RequestRefusal.ClientGone,
        OperationCanceledException => ClientConnection.IsClosed(context) ? RequestRefusal.ClientGone : null,

        // A body that says how long it is has nothing to break but its end.
        BadHttpRequestException => context.Request.ContentLength is null ? FormMalformed : RequestRefusal.ClientGone,
        IOException when context.RequestAborted.IsCancellationRequested => RequestRefusal.ClientGone,
        IOException or InvalidDataException or InvalidOperationException => FormMalformed,
        _ => null,
    };

    public static bool HasBody(HttpRequest request) =>
        request.ContentLength != 0 && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is null or { CanHaveBody: true };
}
