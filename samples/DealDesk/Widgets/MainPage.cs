using DealDesk.Data;
using DealDesk.Pages;
using DealDesk.Rest;
using DealDesk.Texts;
using Microsoft.AspNetCore.Html;
using Placement;

namespace DealDesk.Widgets;

/// <summary>
/// What the application shows when somebody opens it from the portal's list of applications. It is mapped by hand: no method registers
/// it.
/// </summary>
internal sealed class MainPage(DeskDatabase database) : IWidget<PlacementContext>
{
    /// <summary>What the desk's own page asks for when it opens the application in a slider.</summary>
    private const string Choose = "choose";

    /// <summary>Closes the slider, and tells the page that has opened it.</summary>
    private const string CloseOnClick =
        """
        for (const button of document.querySelectorAll("button")) {
          button.addEventListener("click", () => frame.closeApplication(button.textContent));
          button.disabled = false;
        }
        """;

    public async Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken)
    {
        DeskTexts texts = DeskTexts.For(request.User.Language);
        if (request.Context.Properties.ContainsKey(Choose))
        {
            return await ShowSuppliersAsync(request, texts, cancellationToken);
        }

        try
        {
            string name = await request.User.Client.GetFirstNameAsync(cancellationToken);
            return DeskPage.Of($"<h1>{texts.Format(texts.Hello, name)}</h1><p>{texts.Welcome}</p>", "Deal Desk");
        }
        catch (BitrixException)
        {
            return DeskPage.Of($"<h1>Deal Desk</h1><p>{texts.Welcome}</p>", "Deal Desk");
        }
    }

    private async Task<IResult> ShowSuppliersAsync(
        WidgetRequest<PlacementContext> request, DeskTexts texts, CancellationToken cancellationToken)
    {
        var buttons = new HtmlContentBuilder();
        foreach (SupplierRecord supplier in await database.GetSuppliersAsync(request.Portal.MemberId, cancellationToken))
        {
            buttons.AppendFormat("<li><button type=\"button\" disabled>{0}</button></li>", supplier.Name);
        }

        return DeskPage.Of(
            $"<h1>{texts.ChooseSupplier}</h1><ul class=\"choices\">{buttons}</ul>{PageScript.Of(request, CloseOnClick)}",
            texts.ChooseSupplier);
    }
}
