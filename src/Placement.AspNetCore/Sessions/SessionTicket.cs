namespace Placement.Sessions;

/// <summary>What a page has to show for its session. It has no token of Bitrix24.</summary>
/// <param name="Kind">What it is good for.</param>
/// <param name="Generation">Which of the user's sessions it is, as the store counts them.</param>
/// <param name="ClientId">The application.</param>
/// <param name="MemberId">The portal.</param>
/// <param name="UserId">The user.</param>
/// <param name="Epoch">The installation.</param>
/// <param name="Placement">The code of the placement, upper case.</param>
/// <param name="Options">What the placement was opened with, as PLACEMENT_OPTIONS had it; null: nothing.</param>
/// <param name="ApplicationSid">What ties the page to its frame; null: not known.</param>
/// <param name="Language">The user's language as Bitrix24 calls it.</param>
/// <param name="Path">
/// The one path that a link leads to, below the application's base path; of a circuit's, a number that no other ticket has; null: a page's.
/// </param>
/// <param name="OpenedAt">When the widget was opened.</param>
/// <param name="ExpiresAt">When the ticket is worth nothing any more.</param>
internal sealed record SessionTicket(
    TicketKind Kind,
    long Generation,
    string ClientId,
    string MemberId,
    int UserId,
    long Epoch,
    string Placement,
    string? Options,
    string? ApplicationSid,
    string Language,
    string? Path,
    DateTimeOffset OpenedAt,
    DateTimeOffset ExpiresAt);
