using System.Collections.Concurrent;

namespace ComponentSite;

/// <summary>What users have saved.</summary>
public sealed class Notes
{
    /// <summary>The texts, in the order in which they came.</summary>
    public ConcurrentQueue<string> All { get; } = [];
}
