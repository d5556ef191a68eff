using DealDesk.Pages;
using DealDesk.Texts;
using Microsoft.AspNetCore.Html;
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
internal sealed class QuickReplies : IWidget<ChatContext>
{
    private const string InsertOnClick =
        """
        for (const button of document.querySelectorAll("button")) {
          button.addEventListener("click", () =>
            frame.call("im:setImTextareaContent", { text: button.textContent, withNewLine: false, replace: false }));
          button.disabled = false;
        }
        """;

    public Task<IResult> HandleAsync(WidgetRequest<ChatContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        var buttons = new HtmlContentBuilder();
        foreach (string reply in new[] { texts.ReplyInStock, texts.ReplyDelivery, texts.ReplyPrice })
        {
            buttons.AppendFormat("<li><button type=\"button\" disabled>{0}</button></li>", reply);
        }

        return Task.FromResult(DeskPage.Of(
            $"<ul class=\"choices\">{buttons}</ul>{PageScript.Of(request, InsertOnClick)}",
            texts.QuickReplies));
    }
}
