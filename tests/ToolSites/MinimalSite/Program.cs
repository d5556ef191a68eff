using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using MinimalSite;
using Placement;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
ConfigurationManager settings = builder.Configuration;
if (settings["Site:Fails"] is { } reason)
{
    throw new InvalidOperationException(reason);
}

if (settings["Site:Waits"] is not null)
{
    // An entry point that never comes to build its host.
    await new TaskCompletionSource().Task;
}

builder.Services.AddDataProtection().SetApplicationName("Site").PersistKeysToFileSystem(new DirectoryInfo(settings["Site:Keys"]!));
if (settings.GetConnectionString("Site") is { } database)
{
    builder.Services.AddDatabasePortalStore(SqliteFactory.Instance.CreateDataSource(database));
}

builder.Services.AddPlacements(static options => options.AllowLoopback = true);
if (settings["Bitrix24:Releases:Number"] is not null)
{
    builder.Services.AddReleases();
}

builder.Services.AddHostedService<Background>();
WebApplication app = builder.Build();
app.MapPlacements();
app.MapPlacementInstaller();
app.MapPlacementEvents();
app.Run();
