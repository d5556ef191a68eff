using System.Globalization;

namespace Placement.Benchmarks;

/// <summary>What something costs in relation to something else, and what that may be at most, or at least where it is a gain.</summary>
/// <param name="Name">What is measured, and against what.</param>
/// <param name="Measured">The ratio.</param>
/// <param name="Target">The most it may be, or the least; null: it is there to compare with.</param>
/// <param name="IsGain">Whether more is better.</param>
internal sealed record Ratio(string Name, double Measured, double? Target, bool IsGain = false)
{
    public bool IsMet => Target is not { } target || (IsGain ? Measured >= target : Measured <= target);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {Measured:0.000} {(Target is { } target ? $"({(IsGain ? ">=" : "<=")} {target:0.###}) {(IsMet ? "ok" : "short")}" : "(to compare)")}");
}
