using System.Globalization;
using System.Net;

namespace Placement.Requests;

/// <summary>What a request from a portal says in its query and its form.</summary>
/// <param name="fields">Every field.</param>
/// <param name="remoteAddress">The address at the other end of the connection; null: it is not known.</param>
internal sealed class RequestFields(FieldList fields, IPAddress? remoteAddress)
{
    /// <summary>Every field by its name, compared exactly; of a repeated one the last.</summary>
    public IReadOnlyDictionary<string, string> All => field ??= fields.ToDictionary();

    /// <summary>The field's value without blanks around it; null: it is missing or empty, or says <c>undefined</c>.</summary>
    public string? Text(string name)
    {
        string? text = fields.Find(name)?.Trim();
        return string.IsNullOrEmpty(text) || text == "undefined" ? null : text;
    }

    /// <summary>How many fields have exactly this name.</summary>
    public int Count(string name) => fields.Count(name);

    /// <summary>Whether the form has a field of exactly this name, and not the address alone.</summary>
    public bool IsSentInForm(string name) => fields.IsInForm(name);

    /// <summary>Whether a request opens a widget: it names a placement and a portal.</summary>
    public bool IsOpening => Text("PLACEMENT") is not null && Text(ClaimFields.OfFrames.MemberId) is not null;

    /// <summary>Whether a request has anything of one that opens a widget, be it complete or not.</summary>
    public bool IsLikeOpening => Count("PLACEMENT") + Count(ClaimFields.OfFrames.MemberId) > 0;

    /// <summary>What the request of a frame says of its origin; null: <c>member_id</c> is missing or is none.</summary>
    public OriginClaim? FrameClaim(OriginKind kind) => Claim(kind, ClaimFields.OfFrames);

    /// <summary>What an event says of its origin (<c>auth[…]</c>); null: <c>auth[member_id]</c> is missing or is none.</summary>
    public OriginClaim? EventClaim(OriginKind kind) => Claim(kind, ClaimFields.OfEvents);

    /// <summary>
    /// What an event says of the system user whose tokens it brings (<c>data[…]</c>); null: <c>data[member_id]</c> is missing or is none.
    /// </summary>
    public OriginClaim? SystemUserClaim() => Claim(OriginKind.Installation, ClaimFields.OfSystemUsers);

    /// <summary>When an event took place; one that does not say so is older than all that do.</summary>
    public DateTimeOffset EventTime() =>
        long.TryParse(Text("ts"), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.MinValue;

    /// <summary>Ties a page to its frame; null: it is missing, or is nothing that a portal would send.</summary>
    public string? ApplicationSid() => Text("APP_SID") is { Length: <= 64 } sid && IsAlphanumeric(sid) ? sid : null;

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
            RemoteAddress = remoteAddress,
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
