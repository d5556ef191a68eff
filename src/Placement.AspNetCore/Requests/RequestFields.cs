using Microsoft.AspNetCore.Http;

namespace Placement;

/// <summary>The query and the form of a request from a portal, read within limits. The form wins where both have a field.</summary>
internal sealed class RequestFields
{
    /// <summary>64 KiB: a request from a portal has about two.</summary>
    public const int MaxBodyLength = 64 * 1024;

    /// <summary>The most fields, query and form together.</summary>
    public const int MaxFields = 200;

    /// <summary>Reads a request.</summary>
    /// <returns>The fields, or why there are none.</returns>
    public static ValueTask<(RequestFields? Fields, RequestRefusal? Refusal)> ReadAsync(HttpContext context, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Every field by its name, compared exactly; of a repeated one the last.</summary>
    public IReadOnlyDictionary<string, string> All => throw new NotSupportedException();

    /// <summary>The field's value without blanks around it; null: it is missing or empty, or says <c>undefined</c>.</summary>
    public string? Text(string name) => throw new NotSupportedException();

    /// <summary>What the request of a frame says of its origin; null: <c>member_id</c> is missing or is none.</summary>
    public OriginClaim? FrameClaim(OriginKind kind) => throw new NotSupportedException();

    /// <summary>What an event says of its origin (<c>auth[…]</c>); null: <c>auth[member_id]</c> is missing or is none.</summary>
    public OriginClaim? EventClaim(OriginKind kind) => throw new NotSupportedException();
}
