using Placement;

namespace DealDesk.Widgets;

/// <summary>An item in the sidebar of open channel chats: the customer's open deals.</summary>
[WidgetPlacement(
    Placements.Im.Sidebar,
    Title = "Open deals",
    IconName = "fa-briefcase",
    Context = ChatContexts.Lines,
    Role = WidgetRole.User,
    Color = IconColor.Green)]
internal sealed class CustomerSidebar;
