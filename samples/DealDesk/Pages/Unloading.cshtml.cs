using System.ComponentModel.DataAnnotations;
using DealDesk.Data;
using DealDesk.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Placement;

namespace DealDesk.Pages;

/// <summary>A tab in every company, as a Razor Page: what drivers have to know who unload there.</summary>
[WidgetPlacement(Placements.Crm.Company.DetailTab, Title = "Unloading", Handler = "/desk/unloading")]
[WidgetText("de", Title = "Entladen")]
[WidgetText("ru", Title = "Разгрузка")]
[WidgetText("br", Title = "Descarga")]
internal sealed class UnloadingModel(DeskDatabase database) : PageModel
{
    private const int MaxLength = 1000;

    /// <summary>The texts of the page.</summary>
    public DeskTexts Texts { get; private set; } = DeskTexts.For("en");

    /// <summary>Whether the page shows what was saved just now.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>What is said of instructions that nobody would read.</summary>
    public string TooLong => Texts.Format(Texts.TooLong, MaxLength);

    /// <summary>What drivers have to know.</summary>
    [BindProperty]
    [StringLength(MaxLength)]
    public string? Instructions { get; set; }

    /// <summary>A portal opens the tab.</summary>
    public async Task OnPostAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
    {
        Texts = DeskTexts.For(request.User.Language);
        ModelState.Clear();
        Instructions = await database.GetInstructionsAsync(request.Portal.MemberId, request.Context.EntityId, cancellationToken);
    }

    /// <summary>Somebody sends the form of the tab.</summary>
    public async Task OnPostSaveAsync(WidgetRequest<CrmEntityContext> request, WidgetSession session, CancellationToken cancellationToken)
    {
        Texts = DeskTexts.For(request.User.Language);
        if (ModelState.IsValid)
        {
            await database.SaveInstructionsAsync(session.Portal.MemberId, request.Context.EntityId, Instructions ?? "", cancellationToken);
            IsSaved = true;
        }
    }
}
