using Placement;

namespace Acme.Desktop
{
    /// <summary>A widget whose page a web server serves: the desktop application only registers it.</summary>
    [WidgetPlacement(Placements.LeftMenu, Handler = "https://desk.acme.example/menu", Title = "Desk")]
    [WidgetPlacement(Placements.Im.Textarea, Handler = "https://desk.acme.example/chat", Title = "Desk", IconName = "fa-truck", Context = ChatContexts.User | ChatContexts.Chat, Width = 60)]
    [WidgetText("de", Title = "Schreibtisch")]
    [WidgetOption("shadow", "Y", Placement = Placements.Im.Textarea)]
    internal sealed class DeskMenu
    {
    }
}
