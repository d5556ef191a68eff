using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Placement;

/// <summary>The query and the form of a request from a portal, read within limits. The form wins where both have a field.</summary>
/// <remarks>ASP.NET Core reads the form, so that a middleware or a widget that reads it too shares what is read.</remarks>
internal sealed class RequestFields
{
    /// <summary>64 KiB: a request from a portal has about two.</summary>
    public const int MaxBodyLength = 64 * 1024;

    /// <summary>The most fields, query and form together.</summary>
    public const int MaxFields = 200;

    /// <summary>The longest query, in characters.</summary>
    public const int MaxQueryLength = 8 * 1024;

    /// <summary>The longest name of a field, in characters.</summary>
    public const int MaxNameLength = 256;

    private static readonly RequestRefusal BodyTooLong = new(StatusCodes.Status413PayloadTooLarge, "body_too_long");
    private static readonly RequestRefusal QueryTooLong = new(StatusCodes.Status413PayloadTooLarge, "query_too_long");
    private static readonly RequestRefusal TooManyFields = new(StatusCodes.Status400BadRequest, "too_many_fields");
    private static readonly RequestRefusal NoForm = new(StatusCodes.Status400BadRequest, "content_type_unknown");
    private static readonly RequestRefusal FormMalformed = new(StatusCodes.Status400BadRequest, "form_malformed");

    /// <summary>Nothing of a form this small ever goes to a disk.</summary>
    private static readonly FormOptions Limits = new()
    {
        ValueCountLimit = MaxFields,
        KeyLengthLimit = MaxNameLength,
        ValueLengthLimit = MaxBodyLength,
        MultipartBodyLengthLimit = MaxBodyLength,
        MemoryBufferThreshold = MaxBodyLength,
    };

    private readonly FieldList _fields;

    private RequestFields(FieldList fields) => _fields = fields;

    /// <summary>Every field by its name, compared exactly; of a repeated one the last.</summary>
    public IReadOnlyDictionary<string, string> All => _fields;

    /// <summary>Reads a request.</summary>
    /// <returns>
    /// The fields, or why there are none. A client that has gone away is <see cref="RequestRefusal.ClientGone"/>: nobody reads an answer.
    /// </returns>
    public static async ValueTask<(RequestFields? Fields, RequestRefusal? Refusal)> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        HttpRequest request = context.Request;
        if (request.QueryString.Value?.Length > MaxQueryLength)
        {
            return (null, QueryTooLong);
        }

        IFormCollection? form = null;
        if (HttpMethods.IsPost(request.Method) && HasBody(request))
        {
            if (request.ContentLength > MaxBodyLength)
            {
                return (null, BodyTooLong);
            }

            (form, RequestRefusal? refusal) = await ReadFormAsync(context, cancellationToken).ConfigureAwait(false);
            if (refusal is not null)
            {
                return (null, refusal);
            }
        }

        return FieldList.TryCreate(request.QueryString, form, MaxFields, out FieldList? fields)
            ? (new RequestFields(fields), null)
            : (null, TooManyFields);
    }

    /// <summary>The field's value without blanks around it; null: it is missing or empty, or says <c>undefined</c>.</summary>
    public string? Text(string name)
    {
        string? text = _fields.Find(name)?.Trim();
        return string.IsNullOrEmpty(text) || text == "undefined" ? null : text;
    }

    /// <summary>What the request of a frame says of its origin; null: <c>member_id</c> is missing or is none.</summary>
    public OriginClaim? FrameClaim(OriginKind kind) => MemberId("member_id") is not { } memberId
        ? null
        : new OriginClaim
        {
            Kind = kind,
            MemberId = memberId,
            ApplicationToken = Text("APPLICATION_TOKEN"),
            AccessToken = Text("AUTH_ID"),
            RefreshToken = Text("REFRESH_ID"),
            ExpiresIn = Seconds("AUTH_EXPIRES"),
            ServerEndpoint = Text("SERVER_ENDPOINT"),
            Domain = Text("DOMAIN"),
            Status = Letter("status"),
        };

    /// <summary>What an event says of its origin (<c>auth[…]</c>); null: <c>auth[member_id]</c> is missing or is none.</summary>
    public OriginClaim? EventClaim(OriginKind kind) => MemberId("auth[member_id]") is not { } memberId
        ? null
        : new OriginClaim
        {
            Kind = kind,
            MemberId = memberId,
            ApplicationToken = Text("auth[application_token]"),
            AccessToken = Text("auth[access_token]"),
            RefreshToken = Text("auth[refresh_token]"),
            ExpiresIn = Seconds("auth[expires_in]"),
            ServerEndpoint = Text("auth[server_endpoint]"),
            Domain = Text("auth[domain]"),
            Status = Letter("auth[status]"),
        };

    /// <summary>Ties a page to its frame; null: it is missing, or is nothing that a portal would send.</summary>
    public string? ApplicationSid() => Text("APP_SID") is { Length: <= 64 } sid && IsAlphanumeric(sid) ? sid : null;

    private static async ValueTask<(IFormCollection? Form, RequestRefusal? Refusal)> ReadFormAsync(HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            // Whoever has read the form before us has emptied the body, too.
            IFormFeature? feature = context.Features.Get<IFormFeature>();
            if (feature?.Form is null)
            {
                feature = new FormFeature(context.Request, Limits);
                if (!feature.HasFormContentType)
                {
                    return (null, NoForm);
                }

                context.Features.Set(feature);
                if (context.Request.ContentLength is null)
                {
                    context.Request.Body = new LimitedBody(context.Request.Body, MaxBodyLength);
                }
            }

            return (await feature.ReadFormAsync(cancellationToken).ConfigureAwait(false), null);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, BodyTooLong);
        }
        catch (Exception exception) when (IsGone(context, exception))
        {
            return (null, RequestRefusal.ClientGone);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or InvalidOperationException)
        {
            return (null, FormMalformed);
        }
    }

    /// <summary>Whether a body could not be read because nobody sends it any more: one that says how long it is has nothing else to break.</summary>
    private static bool IsGone(HttpContext context, Exception exception) =>
        exception is OperationCanceledException or ConnectionResetException
        || (exception is BadHttpRequestException && context.Request.ContentLength is not null)
        || (exception is IOException && context.RequestAborted.IsCancellationRequested);

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength != 0 && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is null or { CanHaveBody: true };

    private static bool IsAlphanumeric(string text)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    private string? MemberId(string name)
    {
        if (Text(name) is not { Length: 32 } memberId)
        {
            return null;
        }

        foreach (char character in memberId)
        {
            if (!char.IsAsciiHexDigit(character))
            {
                return null;
            }
        }

        return memberId.ToLowerInvariant();
    }

    private string? Letter(string name) => Text(name) is [var letter] text && char.IsAsciiLetter(letter) ? text : null;

    private TimeSpan? Seconds(string name) =>
        int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
}
