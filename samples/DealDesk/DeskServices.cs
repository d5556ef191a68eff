using System.Data.Common;
using DealDesk.Data;
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
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(new DeskDatabase(database));
        services.AddHostedService<DeskTables>();
        services.AddSingleton<IPortalLifecycle, DeskLifecycle>();
    }
}
