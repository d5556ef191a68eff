namespace Placement.Testing.Faults;

/// <summary>The portal's state changes as the request arrives.</summary>
internal sealed record StateEffect(StateChange Change) : FaultEffect
{
    public override string ToString() => $"{Change}()";
}
