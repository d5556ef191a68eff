namespace Placement.Catalog.Writer.Data;

/// <summary>An error code, and what follows from it.</summary>
/// <param name="Code">As Bitrix24 writes it; compared without case.</param>
/// <param name="Meaning">In the documentation's words.</param>
/// <param name="Retry">What the client does about it itself: a member of <c>RefusalKind</c>; null: nothing.</param>
/// <param name="About">What is at fault, where code decides by it: a member of <c>ErrorSubject</c>.</param>
/// <param name="EndsBatch">Whether no later command can succeed either.</param>
/// <param name="Token">Whether it is about the token.</param>
/// <param name="Removed">Whether it says that the application is not installed any more.</param>
/// <param name="UserGone">Whether it says that the token's user cannot use the application any more.</param>
/// <param name="RefusesInBatch">Whether a command fails only because it was one of a batch.</param>
/// <param name="RefusesBatch">Whether the portal takes no batch, if it is the error of a batch as a whole.</param>
/// <param name="MayBeBound">Whether a binding may be there in spite of it.</param>
/// <param name="OutcomeUnknown">Whether the call may have had its effect.</param>
/// <param name="Advice">What to do when registering; null: that depends on the placement.</param>
/// <param name="RenewalAdvice">What to do when renewing tokens.</param>
internal sealed record ErrorData(
    string Code,
    string Meaning,
    string? Retry = null,
    string? About = null,
    bool EndsBatch = false,
    bool Token = false,
    bool Removed = false,
    bool UserGone = false,
    bool RefusesInBatch = false,
    bool RefusesBatch = false,
    bool MayBeBound = false,
    bool OutcomeUnknown = false,
    string? Advice = null,
    string? RenewalAdvice = null);
