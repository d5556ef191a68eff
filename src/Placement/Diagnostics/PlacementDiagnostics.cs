using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Placement.Diagnostics;

/// <summary>Where the library's activities and metrics come from. Both carry its name and version.</summary>
/// <remarks>Tags are codes, method names, counts and the portal's host: never a token, a text or a user's input.</remarks>
internal static class PlacementDiagnostics
{
    /// <summary>The name of both, which is what an application subscribes to.</summary>
    public const string Name = "Placement";

    private static readonly string Version = typeof(PlacementDiagnostics).Assembly.GetName().Version!.ToString(3);

    public static ActivitySource Activities { get; } = new(Name, Version);

    public static Meter Meter { get; } = new(Name, Version);
}
