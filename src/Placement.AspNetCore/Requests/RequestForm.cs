using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Placement.Requests;

/// <summary>Reads the form of a request.</summary>
/// <remarks>
/// Portals send what browsers do: a plain form in UTF-8. It is read here, because ASP.NET Core's reading of it costs as much as everything else that is done
/// for a widget together. All other forms are left to ASP.NET Core.
/// </remarks>
internal static class RequestForm
{
    private const string PlainForm = "application/x-www-form-urlencoded";

    private static readonly RequestRefusal BodyTooLong = new(StatusCodes.Status413PayloadTooLarge, "body_too_long");
    private static readonly RequestRefusal LengthMissing = new(StatusCodes.Status411LengthRequired, "length_missing");
    private static readonly RequestRefusal NoForm = new(StatusCodes.Status400BadRequest, "content_type_unknown");
    private static readonly RequestRefusal FormMalformed = new(StatusCodes.Status400BadRequest, "form_malformed");

    /// <summary>Nothing of a form this small ever goes to a disk.</summary>
    private static readonly FormOptions Limits = new()
    {
        ValueCountLimit = RequestFields.MaxFields,
        KeyLengthLimit = RequestFields.MaxNameLength,
        ValueLengthLimit = RequestFields.MaxBodyLength,
        MultipartBodyLengthLimit = RequestFields.MaxBodyLength,
        MemoryBufferThreshold = RequestFields.MaxBodyLength,
    };

    /// <summary>Adds the fields of a form.</summary>
    /// <returns>Why they are not there; null: they are, as far as there are any.</returns>
    public static async ValueTask<RequestRefusal?> ReadAsync(HttpContext context, FieldList fields, CancellationToken cancellationToken)
    {
        HttpRequest request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !HasBody(request))
        {
            return null;
        }

        if (request.ContentLength > RequestFields.MaxBodyLength)
        {
            return BodyTooLong;
        }

        try
        {
            // Whoever has read the form before us has emptied the body, too.
            if (context.Features.Get<IFormFeature>()?.Form is { } form)
            {
                return fields.TryAdd(form) ? null : RequestFields.LimitsExceeded;
            }

            return PlainForm.Equals(request.ContentType, StringComparison.OrdinalIgnoreCase)
                ? await ReadPlainAsync(context, fields, cancellationToken).ConfigureAwait(false)
                : await ReadOtherAsync(context, fields, cancellationToken).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return BodyTooLong;
        }
        catch (Exception exception) when (IsGone(context, exception))
        {
            return RequestRefusal.ClientGone;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or InvalidOperationException)
        {
            return FormMalformed;
        }
    }

    private static async ValueTask<RequestRefusal?> ReadPlainAsync(HttpContext context, FieldList fields, CancellationToken cancellationToken)
    {
        PipeReader body = context.Request.BodyReader;
        byte[]? kept = null;
        int length = 0;
        try
        {
            while (true)
            {
                ReadResult read = await body.ReadAsync(cancellationToken).ConfigureAwait(false);
                ReadOnlySequence<byte> bytes = read.Buffer;
                if (length + bytes.Length > RequestFields.MaxBodyLength)
                {
                    body.AdvanceTo(bytes.End);
                    return BodyTooLong;
                }

                if (read.IsCompleted && kept is null)
                {
                    bool isAdded = TryAdd(fields, bytes);
                    body.AdvanceTo(bytes.End);
                    return Finish(context, fields, isAdded);
                }

                // Bytes are not left in the pipe: where the body breaks off then, Kestrel gets no way out of its read, and logs a failed connection.
                kept ??= ArrayPool<byte>.Shared.Rent(RequestFields.MaxBodyLength);
                bytes.CopyTo(kept.AsSpan(length));
                length += (int)bytes.Length;
                body.AdvanceTo(bytes.End);
                if (read.IsCompleted)
                {
                    return Finish(context, fields, TryAdd(fields, new ReadOnlySequence<byte>(kept, 0, length)));
                }
            }
        }
        finally
        {
            if (kept is not null)
            {
                // It has held tokens.
                ArrayPool<byte>.Shared.Return(kept, clearArray: true);
            }
        }
    }

    private static RequestRefusal? Finish(HttpContext context, FieldList fields, bool isAdded)
    {
        context.Features.Set<IFormFeature>(new ReadForm(fields));
        return isAdded ? null : RequestFields.LimitsExceeded;
    }

    private static bool TryAdd(FieldList fields, in ReadOnlySequence<byte> bytes)
    {
        // A character of UTF-8 has one byte at least.
        char[] text = ArrayPool<char>.Shared.Rent((int)bytes.Length);
        try
        {
            int length = Encoding.UTF8.GetChars(bytes, text);
            return fields.TryAdd(text.AsMemory(0, length));
        }
        finally
        {
            // It has held tokens.
            ArrayPool<char>.Shared.Return(text, clearArray: true);
        }
    }

    private static async ValueTask<RequestRefusal?> ReadOtherAsync(HttpContext context, FieldList fields, CancellationToken cancellationToken)
    {
        HttpRequest request = context.Request;
        var feature = new FormFeature(request, Limits);
        if (!feature.HasFormContentType)
        {
            return NoForm;
        }

        if (request.ContentLength is null)
        {
            return LengthMissing;
        }

        context.Features.Set<IFormFeature>(feature);
        return fields.TryAdd(await feature.ReadFormAsync(cancellationToken).ConfigureAwait(false)) ? null : RequestFields.LimitsExceeded;
    }

    /// <summary>Whether a body could not be read because nobody sends it any more: one that says how long it is has nothing else to break.</summary>
    private static bool IsGone(HttpContext context, Exception exception) =>
        exception is OperationCanceledException or ConnectionResetException
        || (exception is BadHttpRequestException && context.Request.ContentLength is not null)
        || (exception is IOException && context.RequestAborted.IsCancellationRequested);

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength != 0 && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is null or { CanHaveBody: true };
}
