namespace Placement.Testing.Faults;

/// <summary>The request waits, before or after the portal does what it asks for.</summary>
internal sealed record LatencyEffect(TimeSpan Duration, bool AfterEffect) : FaultEffect
{
    public override string ToString() => $"Latency({Text(Duration)}{(AfterEffect ? ", " + Text(AfterEffect) : "")})";
}
