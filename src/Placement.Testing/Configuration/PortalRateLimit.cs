namespace Placement.Testing;

/// <summary>
/// How many requests a portal answers: a leaky bucket. Every accepted request adds 1 to it, a batch as well; it drains
/// steadily. A request that would overflow it is refused with <c>QUERY_LIMIT_EXCEEDED</c> and status 503, is not executed
/// and adds nothing.
/// </summary>
/// <param name="Threshold">What the bucket holds, in requests; at least 1.</param>
/// <param name="DrainPerSecond">What runs out of it, in requests per second of the portal's clock; above 0, at most 1,000,000.</param>
/// <seealso href="https://apidocs.bitrix24.com/limits.html">Limits of REST</seealso>
public sealed record PortalRateLimit(int Threshold, double DrainPerSecond)
{
    /// <summary>More than any server answers, and little enough to be counted exactly.</summary>
    internal const double MaxDrain = 1_000_000;

    /// <summary>The cloud plans apart from Enterprise: 50 requests, and 2 per second.</summary>
    public static PortalRateLimit Standard { get; } = new(50, 2);

    /// <summary>The Enterprise plan: 250 requests, and 5 per second.</summary>
    public static PortalRateLimit Enterprise { get; } = new(250, 5);
}
