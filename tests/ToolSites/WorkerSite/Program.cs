using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Placement;
using WorkerSite;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddDataProtection().SetApplicationName("Site")
    .PersistKeysToFileSystem(new DirectoryInfo(builder.Configuration["Site:Keys"]!));
builder.Services.AddDatabasePortalStore(
    SqliteFactory.Instance.CreateDataSource(builder.Configuration.GetConnectionString("Site")!));
builder.Services.AddPlacements(static options => options.AllowLoopback = true);
builder.Services.AddHostedService<Registration>();
using IHost host = builder.Build();
await host.RunAsync();
