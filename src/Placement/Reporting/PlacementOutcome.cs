namespace Placement;

/// <summary>What became of one binding.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Placement">The placement's code.</param>
/// <param name="Handler">The handler's URL.</param>
/// <param name="UserId">The only user who sees the widget; null: everybody.</param>
/// <param name="Title">The widget's title; null: none is declared.</param>
/// <param name="ErrorCode">Bitrix24's error code, if it failed and there was one.</param>
/// <param name="ErrorDescription">Why it failed, as Bitrix24 or the network says.</param>
/// <param name="Advice">What to do about the failure.</param>
public sealed record PlacementOutcome(
    OutcomeStatus Status,
    string Placement,
    string Handler,
    int? UserId = null,
    string? Title = null,
    string? ErrorCode = null,
    string? ErrorDescription = null,
    string? Advice = null);
