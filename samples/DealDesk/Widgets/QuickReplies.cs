using Placement;

namespace DealDesk.Widgets;

/// <summary>A button above the chat's input field that inserts an answer about prices and delivery times.</summary>
[WidgetPlacement(
    Placements.Im.Textarea,
    Title = "Quick replies",
    IconName = "fa-comments",
    Context = ChatContexts.Lines | ChatContexts.Crm,
    Color = IconColor.LightBlue,
    Width = 60,
    Height = 80)]
internal sealed class QuickReplies;
