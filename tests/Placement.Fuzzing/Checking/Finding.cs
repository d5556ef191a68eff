namespace Placement.Fuzzing.Checking;

/// <summary>Something that the generator did wrong.</summary>
/// <param name="Kind">What, in words that stay the same while the source is made smaller.</param>
/// <param name="Detail">Exactly what; empty: the kind says it all.</param>
internal sealed record Finding(string Kind, string Detail);
