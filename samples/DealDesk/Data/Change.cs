namespace DealDesk.Data;

/// <summary>Something that happened to an item of a smart process.</summary>
internal sealed record Change(DateOnly Date, string What);
