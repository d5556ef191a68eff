using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Placement.Configuration;

/// <summary>What a local portal that is started beside the application writes into its configuration.</summary>
internal static class LocalPortalMark
{
    /// <summary>The client id that the portal knows.</summary>
    private const string Key = $"{PlacementSettings.Section}:LocalPortal";

    /// <summary>
    /// The client id by which a local portal knows the application; null: the application is not developed with one. Outside the
    /// Development environment the setting means nothing, whoever has written it: real portals must not end up in memory.
    /// </summary>
    public static string? LocalPortalClientId(this IConfiguration? configuration, IHostEnvironment? environment) =>
        environment?.IsDevelopment() == true && configuration?[Key] is { Length: > 0 } clientId ? clientId : null;
}
