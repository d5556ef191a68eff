using System.Net.WebSockets;
using System.Text;
using Placement;
using WidgetSite;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddPlacements();

WebApplication app = builder.Build();
app.MapPlacements();
app.MapPlacementInstaller();
app.MapPlacementEvents();
app.MapGet("/report", (WidgetSession session) => $"report of user {session.User.Id}");

app.UseWebSockets();
app.Map("/live", async (WidgetSession session, HttpContext context) =>
{
    using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
    byte[] text = Encoding.UTF8.GetBytes($"connected: user {session.User.Id}");
    await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, context.RequestAborted);
});

app.Run();
