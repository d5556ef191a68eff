using System.Data.Common;
using DealDesk;
using DealDesk.Data;
using DealDesk.Widgets;
using Microsoft.Data.Sqlite;
using Placement;
using Placement.Testing;

if (args.Contains(DeskTour.Argument))
{
    return await DeskTour.RunAsync(Console.Out, CancellationToken.None);
}

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

// In Development: a portal to look at the widgets in. Its address is in the log.
builder.AddLocalPortal(static settings => settings.Portal = DeskPortal.Options);

DbDataSource database = SqliteFactory.Instance.CreateDataSource(
    builder.Configuration.GetConnectionString("Desk") ?? DeskDatabase.InMemory);
builder.Services.AddDealDesk(database);
builder.Services.AddDatabasePortalStore(database);
builder.Services.AddPlacements(static options => options.ApplicationName = DeskPortal.ApplicationName);

WebApplication app = builder.Build();
app.MapStaticAssets();
app.MapPlacements();
app.MapPlacementInstaller();
app.MapPlacementEvents();
app.MapRazorComponents<WidgetRoot>().AddInteractiveServerRenderMode();
app.MapRazorPages();
app.MapDeskOrders();
app.MapWidget<MainPage, PlacementContext>("/");
app.MapWidget<SupplierField, UserFieldContext>(SupplierField.Path);
app.Run();
return 0;
