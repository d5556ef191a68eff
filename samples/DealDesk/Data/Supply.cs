namespace DealDesk.Data;

/// <summary>Something that was ordered for a deal.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Item">What was ordered.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Supplier">From whom.</param>
/// <param name="Due">When it should arrive.</param>
/// <param name="Arrived">When it did; null: it is still on its way.</param>
public sealed record Supply(int DealId, string Item, int Quantity, string Supplier, DateOnly Due, DateOnly? Arrived);
