using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Placement.ReleasePages;

/// <summary>What the page of releases needs.</summary>
internal static class ReleasePageServices
{
    public static void AddReleasePages(this IServiceCollection services)
    {
        services.AddAntiforgery();
        services.TryAddSingleton<ReleasePage>();
        services.TryAddSingleton<ReleaseControl>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ReleasePageCheck>());
    }
}
