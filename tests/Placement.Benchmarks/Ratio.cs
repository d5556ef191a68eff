using System.Globalization;

namespace Placement.Benchmarks;

/// <summary>What something costs in relation to something else, and what it may cost at most.</summary>
internal sealed record Ratio(string Name, double Measured, double Target)
{
    public bool IsMet => Measured <= Target;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: {Measured:0.000} (<= {Target:0.###}) {(IsMet ? "ok" : "short")}");
}
