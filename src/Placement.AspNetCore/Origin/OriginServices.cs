using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Placement;

/// <summary>What proves where requests come from, and calls portals back.</summary>
internal static class OriginServices
{
    /// <summary>A connection is opened anew so often, because a portal's name can come to mean another machine.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Adds the services, unless the application has its own.</summary>
    public static IServiceCollection AddOrigin(this IServiceCollection services)
    {
        services.AddOptions<PlacementOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlacementOptions>, PlacementOptionsValidation>());
        services.TryAddSingleton(CreatePolicy);

        // A redirect would take a token to a host that nobody has looked at.
        services.AddHttpClient(PortalClients.HttpClientName).ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = ConnectionLifetime,
        });
        services.AddLogging();
        services.TryAddSingleton<AuthorizationServers>();
        services.TryAddSingleton<TokenStatements>();
        services.TryAddSingleton<PortalProof>();
        services.TryAddSingleton<IRequestVerifier, RequestVerifier>();
        services.TryAddSingleton<PortalClients>();
        services.TryAddSingleton<IPortalClients>(static provider => provider.GetRequiredService<PortalClients>());
        return services;
    }

    private static HostPolicy CreatePolicy(IServiceProvider provider)
    {
        PlacementOptions options = provider.GetRequiredService<IOptions<PlacementOptions>>().Value;
        return new HostPolicy(options, options.AllowLoopback ?? provider.GetService<IHostEnvironment>()?.IsDevelopment() ?? false);
    }
}
