using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Placement.Requests;

/// <summary>The query and the form of a request from a portal, read within limits. The form wins where both have a field.</summary>
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

    /// <summary>There are too many fields, or the name of one is too long.</summary>
    public static readonly RequestRefusal LimitsExceeded = new(StatusCodes.Status400BadRequest, "field_limits_exceeded");

    private static readonly RequestRefusal QueryTooLong = new(StatusCodes.Status413PayloadTooLarge, "query_too_long");

    /// <summary>A field that has to prove something has two values, of which somebody else might believe the other.</summary>
    private static readonly RequestRefusal Repeated = new(StatusCodes.Status400BadRequest, "field_repeated");

    private readonly Dictionary<string, string> _fields;

    private RequestFields(Dictionary<string, string> fields) => _fields = fields;

    /// <summary>Every field by its name, compared exactly; of a repeated one the last.</summary>
    public IReadOnlyDictionary<string, string> All => _fields;

    /// <summary>Reads a request.</summary>
    /// <returns>
    /// The fields, or why there are none. A client that has gone away is <see cref="RequestRefusal.ClientGone"/>: nobody reads an answer.
    /// </returns>
    public static async ValueTask<(RequestFields? Fields, RequestRefusal? Refusal)> ReadAsync(
        HttpContext context, CancellationToken cancellationToken)
    {
        string query = context.Request.QueryString.Value ?? "";
        if (query.Length > MaxQueryLength)
        {
            return (null, QueryTooLong);
        }

        (IFormCollection? form, RequestRefusal? refusal) = await RequestForm.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        if (form is null)
        {
            return (null, refusal);
        }

        IQueryCollection inQuery = context.Request.Query;
        var fields = new Dictionary<string, string>(form.Count + inQuery.Count, StringComparer.Ordinal);
        int free = MaxFields;
        if (!TryAdd(fields, inQuery, ref free) || !TryAdd(fields, form, ref free))
        {
            return (null, LimitsExceeded);
        }

        // ASP.NET Core compares names in any case.
        return Array.Exists(ClaimFields.Proofs, name => inQuery[name].Count + form[name].Count > 1)
            ? (null, Repeated)
            : (new RequestFields(fields), null);
    }

    /// <summary>The field's value without blanks around it; null: it is missing or empty, or says <c>undefined</c>.</summary>
    public string? Text(string name)
    {
        string? text = _fields.GetValueOrDefault(name)?.Trim();
        return string.IsNullOrEmpty(text) || text == "undefined" ? null : text;
    }

    /// <summary>What the request of a frame says of its origin; null: <c>member_id</c> is missing or is none.</summary>
    public OriginClaim? FrameClaim(OriginKind kind) => Claim(kind, ClaimFields.OfFrames);

    /// <summary>What an event says of its origin (<c>auth[…]</c>); null: <c>auth[member_id]</c> is missing or is none.</summary>
    public OriginClaim? EventClaim(OriginKind kind) => Claim(kind, ClaimFields.OfEvents);

    /// <summary>Ties a page to its frame; null: it is missing, or is nothing that a portal would send.</summary>
    public string? ApplicationSid() => Text("APP_SID") is { Length: <= 64 } sid && IsAlphanumeric(sid) ? sid : null;

    /// <summary>Adds fields in place of those that are there already.</summary>
    /// <returns>Whether they are within the limits.</returns>
    private static bool TryAdd(Dictionary<string, string> fields, IEnumerable<KeyValuePair<string, StringValues>> more, ref int free)
    {
        foreach ((string name, StringValues values) in more)
        {
            free -= values.Count;
            if (free < 0 || name.Length > MaxNameLength)
            {
                return false;
            }

            fields[name] = values.Count == 0 ? "" : values[^1] ?? "";
        }

        return true;
    }

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

    private OriginClaim? Claim(OriginKind kind, ClaimFields names) => MemberId(names.MemberId) is not { } memberId
        ? null
        : new OriginClaim
        {
            Kind = kind,
            MemberId = memberId,
            ApplicationToken = Text(names.ApplicationToken),
            AccessToken = Text(names.AccessToken),
            RefreshToken = Text(names.RefreshToken),
            ExpiresIn = Seconds(names.ExpiresIn),
            ServerEndpoint = Text(names.ServerEndpoint),
            Domain = Text(names.Domain),
            Status = Letter(names.Status),
        };

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
        int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
