namespace Placement.Grains;

/// <summary>A place among the requests to a portal.</summary>
/// <param name="IsReserved">Whether it is the caller's. Otherwise it is too far away to promise: ask again after the wait.</param>
/// <param name="Wait">How long to wait.</param>
[GenerateSerializer]
[Immutable]
[Alias("Placement.RequestPlace")]
internal readonly record struct RequestPlace([property: Id(0)] bool IsReserved, [property: Id(1)] TimeSpan Wait);
