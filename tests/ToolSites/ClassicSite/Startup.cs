using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Placement;

namespace ClassicSite;

public sealed class Startup(IConfiguration settings)
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Site").PersistKeysToFileSystem(new DirectoryInfo(settings["Site:Keys"]!));
        services.AddDatabasePortalStore(SqliteFactory.Instance.CreateDataSource(settings.GetConnectionString("Site")!));
        services.AddControllersWithViews();
        services.AddPlacements(static options => options.AllowLoopback = true);
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseEndpoints(static endpoints =>
        {
            endpoints.MapControllers();
            endpoints.MapPlacements();
            endpoints.MapPlacementInstaller();
            endpoints.MapPlacementEvents();
        });
    }
}
