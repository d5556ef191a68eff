using Placement;
using WidgetSite;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddPlacements();

WebApplication app = builder.Build();
app.MapPlacements();
app.MapPlacementInstaller();
app.MapPlacementEvents();
app.Run();
