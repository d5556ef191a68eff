using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Placement;

/// <summary>Maps the installer and the events of an application.</summary>
public static class PlacementInstallationEndpoints
{
    /// <summary>Maps the installer's page: it verifies the portal, stores it, registers the widgets, shows what became of them and finishes the installation.</summary>
    /// <param name="endpoints">Where it is mapped.</param>
    /// <param name="pattern">The path, as the application's settings on Bitrix24 name it.</param>
    /// <returns>What configures it further.</returns>
    public static IEndpointConventionBuilder MapPlacementInstaller(this IEndpointRouteBuilder endpoints, string pattern = "/install") =>
        throw new NotSupportedException();

    /// <summary>Maps what receives the events of the application, and the notices that a background worker was removed.</summary>
    /// <param name="endpoints">Where it is mapped.</param>
    /// <param name="pattern">The path.</param>
    /// <returns>What configures it further.</returns>
    public static IEndpointConventionBuilder MapPlacementEvents(this IEndpointRouteBuilder endpoints, string pattern = "/events") =>
        throw new NotSupportedException();
}
