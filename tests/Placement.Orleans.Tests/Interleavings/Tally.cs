using System.Globalization;

namespace Placement.Orleans.Tests.Interleavings;

/// <summary>What has come of interleavings.</summary>
/// <param name="Explored">How many there were.</param>
/// <param name="Faultless">In how many of them nothing failed.</param>
/// <param name="Inherent">In how many a pair was lost between the answer of the authorization server and the store.</param>
/// <param name="Overlapping">How many renewals have begun while another one was under way.</param>
internal readonly record struct Tally(int Explored, int Faultless, int Inherent, int Overlapping)
{
    public static Tally operator +(Tally one, Tally other) => new(
        one.Explored + other.Explored, one.Faultless + other.Faultless, one.Inherent + other.Inherent,
        one.Overlapping + other.Overlapping);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"explored {Explored} schedules, lost outside the window 0, inherent {Inherent}, without faults {Faultless} with 0 overlapping, "
        + $"with faults {Explored - Faultless} with {Overlapping} overlapping");
}
