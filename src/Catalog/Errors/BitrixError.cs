namespace Placement.Catalog;

/// <summary>An error code of Bitrix24, and what follows from it. Decided by code, because different codes share one status.</summary>
/// <remarks>https://apidocs.bitrix24.com/error-codes.html</remarks>
internal sealed partial class BitrixError
{
    /// <summary>Too many requests at once.</summary>
    public const string QueryLimit = "QUERY_LIMIT_EXCEEDED";

    /// <summary>
    /// What can be done before the caller sees the error. Other than <see cref="RefusalKind.Final"/> says that the portal has not
    /// executed the call, so that repeating it is safe for every method.
    /// </summary>
    public RefusalKind Refusal { get; private init; }

    /// <summary>What the error is about, where advice or renewal depends on it.</summary>
    public ErrorSubject Subject { get; private init; }

    /// <summary>
    /// Whether the token, the application, the portal or its limits are at fault, so that no later command can succeed either. Limits
    /// count too: a replacement must not begin while its second half would be refused.
    /// </summary>
    public bool EndsBatch { get; private init; }

    /// <summary>Whether the error is about the token, whatever status it comes with; false: about the server.</summary>
    public bool IsAboutToken { get; private init; }

    /// <summary>
    /// Whether the portal says by it that the application is not installed any more. Other errors about tokens do not say so.
    /// </summary>
    public bool MeansRemoved { get; private init; }

    /// <summary>Whether the token's user cannot use the application any more, as the portal says: dismissed, or without access.</summary>
    public bool MeansUserGone { get; private init; }

    /// <summary>
    /// Whether tokens are worth nothing any more if a client ends with it, which renews those that can be renewed. The portal has not
    /// executed the call, so it can be made with others.
    /// </summary>
    public bool EndsTokens =>
        MeansUserGone || Subject == ErrorSubject.RefreshToken || Refusal is RefusalKind.ExpiredToken or RefusalKind.InvalidToken;

    /// <summary>Whether a command was not executed because it was one of a batch.</summary>
    public bool RefusesInBatch { get; private init; }

    /// <summary>Whether the portal takes no batch, if this is the error of a batch as a whole.</summary>
    public bool RefusesBatch { get; private init; }

    /// <summary>
    /// Whether a binding may be there in spite of the refusal: an earlier command had its effect and its answer was lost. The code stands
    /// for other things too, so the portal has to be asked.
    /// </summary>
    public bool MayBeBound { get; private init; }

    /// <summary>Whether the call may have had its effect all the same.</summary>
    public bool IsOutcomeUnknown { get; private init; }

    /// <summary>What to do when registering ended with it; null: that depends on the placement.</summary>
    public string? Advice { get; private init; }

    /// <summary>What to do when renewing the tokens ended with it; null: nothing is known.</summary>
    public string? RenewalAdvice { get; private init; }

    /// <summary>What is known of a code, in any case; null: nothing.</summary>
    public static BitrixError? Find(string? code) => code is null ? null : Read(code.ToUpperInvariant());
}
