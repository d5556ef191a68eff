namespace DealDesk.Data;

/// <summary>Something that a customer bought.</summary>
internal sealed record Purchase(string Item, DateOnly Date, decimal Amount);
