namespace DealDesk;

/// <summary>What day it is.</summary>
internal static class Clock
{
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
