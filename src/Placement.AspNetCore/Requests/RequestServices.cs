using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Placement;

/// <summary>What answers requests for widgets.</summary>
internal static class RequestServices
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.TryAddSingleton<WidgetServices>();
        return services;
    }
}
