using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Placement.Widgets;

namespace Placement.Mvc;

/// <summary>What lets controllers and Razor Pages answer widgets, in applications that have any.</summary>
internal static class MvcSupport
{
    /// <summary>
    /// Whether there can be any: MVC needs code that is made at run time. Where an application is trimmed, for which MVC is not made, the
    /// trimmer takes this for false (ILLink.Substitutions.xml), and leaves MVC out.
    /// </summary>
    public static bool IsPossible => RuntimeFeature.IsDynamicCodeSupported;

    /// <summary>Adds the services. It makes no difference whether the application adds MVC before or afterwards.</summary>
    public static void AddMvcSupport(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IApplicationModelProvider, WidgetActions>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPageApplicationModelProvider, WidgetPages>());
        services.TryAddSingleton<IHandlerClasses, MvcClasses>();
    }
}
