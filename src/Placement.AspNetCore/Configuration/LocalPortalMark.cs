using Microsoft.Extensions.Configuration;

namespace Placement.Configuration;

/// <summary>What a local portal that is started beside the application writes into its configuration.</summary>
internal static class LocalPortalMark
{
    /// <summary>The client id that the portal knows.</summary>
    private const string Key = $"{PlacementSettings.Section}:LocalPortal";

    /// <summary>The client id by which a local portal knows the application; null: the application is not developed with one.</summary>
    public static string? LocalPortalClientId(this IConfiguration? configuration) =>
        configuration?[Key] is { Length: > 0 } clientId ? clientId : null;
}
