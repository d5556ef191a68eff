namespace DealDesk.Rest;

/// <summary>A deal that is not closed, as a line of a list.</summary>
internal sealed record OpenDeal(int Id, string Title, decimal Amount, string Currency);
