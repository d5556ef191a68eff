using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Placement.Configuration;

namespace Placement.Portals;

/// <summary>
/// The store that this library itself uses: the application's, and beside a local portal one in memory, so that what is tried out never
/// reaches the database of real portals.
/// </summary>
internal static class ActivePortalStore
{
    /// <summary>The key of the service.</summary>
    public const string Key = "Placement.ActivePortalStore";

    public static IPortalStore Create(IServiceProvider provider) =>
        provider.GetService<IConfiguration>().LocalPortalClientId(provider.GetService<IHostEnvironment>()) is not null
            ? new InMemoryPortalStore(provider.GetService<TimeProvider>())
            : provider.GetRequiredService<IPortalStore>();
}
