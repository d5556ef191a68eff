namespace DealDesk.Data;

/// <summary>A customer of the old accounting system.</summary>
internal sealed record Customer(int Id, string Name, string Phone, string Email);
