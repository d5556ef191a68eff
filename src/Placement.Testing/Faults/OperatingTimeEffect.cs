namespace Placement.Testing.Faults;

/// <summary>The method takes this much of its operating time, besides what it really takes.</summary>
internal sealed record OperatingTimeEffect(TimeSpan Duration) : FaultEffect
{
    public override string ToString() => $"OperatingTime({Text(Duration)})";
}
