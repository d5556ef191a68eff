using System.Data.Common;
using System.Reflection;
using DealDesk.Data;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Placement;

namespace DealDesk;

/// <summary>What the desk's widgets work with.</summary>
internal static class DeskServices
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="database">Where the desk keeps its supplies.</param>
    /// <param name="clock">What day it is; null: the system's.</param>
    public static void AddDealDesk(this IServiceCollection services, DbDataSource database, TimeProvider? clock = null)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRazorPages().ConfigureApplicationPartManager(AddPages);
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(new DeskDatabase(database));
        services.AddHostedService<DeskTables>();
        services.AddSingleton<IPortalLifecycle, DeskLifecycle>();
    }

    /// <summary>Of the program that is started, MVC knows them; started by another one, such as one of tests, they are added.</summary>
    private static void AddPages(ApplicationPartManager manager)
    {
        Assembly assembly = typeof(DeskServices).Assembly;
        if (!manager.ApplicationParts.Any(part => part.Name == assembly.GetName().Name))
        {
            manager.ApplicationParts.Add(new CompiledRazorAssemblyPart(assembly));
        }
    }
}
