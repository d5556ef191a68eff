using System.Data.Common;
using DealDesk.Data;
using DealDesk.Widgets;
using Placement;

namespace DealDesk;

/// <summary>The application as ASP.NET Core runs it.</summary>
internal static class DealDeskHost
{
    /// <summary>Where Bitrix24 opens the installer.</summary>
    public const string InstallPath = "/install";

    /// <summary>Where Bitrix24 sends the events of the application.</summary>
    public const string EventsPath = "/events";

    /// <summary>Adds everything that the desk is made of.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="database">Where the desk keeps portals and supplies.</param>
    /// <param name="configure">Says who the application is.</param>
    public static WebApplication Build(WebApplicationBuilder builder, DbDataSource database, Action<PlacementOptions> configure)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new DeskDatabase(database));
        builder.Services.AddHostedService<DeskTables>();
        builder.Services.AddSingleton<IPortalLifecycle, DeskLifecycle>();
        builder.Services.AddDatabasePortalStore(database);
        builder.Services.AddPlacements(configure);

        WebApplication application = builder.Build();
        application.MapPlacements();
        application.MapPlacementInstaller(InstallPath);
        application.MapPlacementEvents(EventsPath);
        application.MapWidget<MainPage, PlacementContext>("/");
        return application;
    }
}
