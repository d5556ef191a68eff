namespace DealDesk.Rest;

/// <summary>Somebody of whom a telephone number is known.</summary>
/// <param name="Name">The contact's name.</param>
/// <param name="Post">What they do at their company; empty: not known.</param>
/// <param name="Company">Their company; null: none is known.</param>
/// <param name="Deals">Their deals that are not closed.</param>
internal sealed record Caller(string Name, string Post, string? Company, IReadOnlyList<OpenDeal> Deals);
