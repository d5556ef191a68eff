namespace Placement.Testing.Faults;

/// <summary>What a fault does. It prints much like the code that makes it.</summary>
internal abstract record FaultEffect
{
    protected static string Text(bool afterEffect) => afterEffect ? "afterEffect: true" : "";

    protected static string Text(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds} s");
}
