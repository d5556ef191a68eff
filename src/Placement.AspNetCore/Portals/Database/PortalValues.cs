using Placement.Catalog;

namespace Placement.Portals.Database;

/// <summary>Reads what rows have. What is read can be anything that somebody has written there.</summary>
internal static class PortalValues
{
    /// <summary>An address of REST methods; null: it is none.</summary>
    public static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && WebAddress.IsBase(address) ? address : null;

    /// <summary>A time; null: the number is none.</summary>
    public static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value)
            : null;
}
