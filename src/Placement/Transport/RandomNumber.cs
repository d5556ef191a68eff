namespace Placement.Transport;

/// <summary>Random numbers for several threads, to part callers that were refused at once.</summary>
internal static class RandomNumber
{
#if NET
    public static double Next() => Random.Shared.NextDouble();
#else
    private static readonly Random Source = new();

    public static double Next()
    {
        lock (Source)
        {
            return Source.NextDouble();
        }
    }
#endif
}
