namespace Placement.Testing.Faults;

/// <summary>The body of the answer dribbles.</summary>
internal sealed record SlowAnswerEffect(int Bytes, TimeSpan Interval) : FaultEffect
{
    public override string ToString() => FormattableString.Invariant($"SlowAnswer({Bytes} bytes, {Text(Interval)})");
}
