namespace DealDesk.Data;

/// <summary>How reliable a supplier is.</summary>
/// <param name="Name">The supplier.</param>
/// <param name="Orders">How many orders it has delivered.</param>
/// <param name="AverageDelay">How many days later than agreed, on average; negative: earlier.</param>
internal sealed record SupplierRecord(string Name, int Orders, double AverageDelay);
