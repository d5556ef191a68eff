using System.Globalization;

namespace Placement.Benchmarks;

/// <summary>What something costs in relation to something else, and what that may be at most, or at least where it is a gain.</summary>
internal sealed record Ratio(string Name, double Measured, double Target, bool IsGain = false)
{
    public bool IsMet => IsGain ? Measured >= Target : Measured <= Target;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: {Measured:0.000} ({(IsGain ? ">=" : "<=")} {Target:0.###}) {(IsMet ? "ok" : "short")}");
}
