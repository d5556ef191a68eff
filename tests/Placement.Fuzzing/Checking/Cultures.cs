using System.Globalization;

namespace Placement.Fuzzing.Checking;

/// <summary>Cultures in which careless code writes letters, signs or digits differently.</summary>
internal static class Cultures
{
    public static IReadOnlyList<CultureInfo> All { get; } =
        [CultureInfo.InvariantCulture, .. new[] { "tr-TR", "fi-FI", "fa-IR" }.Select(CultureInfo.GetCultureInfo)];

    /// <summary>The culture of a seed.</summary>
    public static CultureInfo Of(int seed) => All[(int)((uint)seed % (uint)All.Count)];
}
