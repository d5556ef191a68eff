namespace Placement;

/// <summary>
/// How many requests a portal takes: a bucket that each request fills by one, and that leaks. A request that would make it
/// overflow is refused.
/// </summary>
/// <seealso href="https://apidocs.bitrix24.com/limits.html">Limits</seealso>
public sealed record RequestRate
{
    /// <summary>Creates a rate.</summary>
    /// <param name="threshold">The requests that the bucket holds, at least 1: what may be sent at once.</param>
    /// <param name="perSecond">The requests that leak out of it in a second, more than 0: what may be sent all the time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold or the rate is too small.</exception>
    public RequestRate(int threshold, double perSecond)
    {
        Threshold = threshold >= 1
            ? threshold
            : throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The bucket holds at least one request.");
        PerSecond = perSecond > 0 && !double.IsInfinity(perSecond)
            ? perSecond
            : throw new ArgumentOutOfRangeException(
                nameof(perSecond), perSecond, "The bucket leaks. To send without a limit, leave the rate out.");
    }

    /// <summary>All cloud plans but Enterprise: 50 requests, 2 per second.</summary>
    public static RequestRate Standard { get; } = new(50, 2);

    /// <summary>The Enterprise plan: 250 requests, 5 per second.</summary>
    public static RequestRate Enterprise { get; } = new(250, 5);

    /// <summary>The requests that may be sent at once.</summary>
    public int Threshold { get; }

    /// <summary>The requests per second that may be sent all the time.</summary>
    public double PerSecond { get; }
}
