namespace DealDesk.Rest;

/// <summary>A stage that deals go through.</summary>
public sealed record Stage(string Id, string Name);
