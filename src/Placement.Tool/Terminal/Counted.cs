using System.Globalization;

namespace Placement.Tool.Terminal;

/// <summary>Numbers of things, in words.</summary>
internal static class Counted
{
    /// <summary>Such as <c>1 portal</c> or <c>2 portals</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">What one of them is called, with a plural in s.</param>
    public static string Of(int count, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");
}
