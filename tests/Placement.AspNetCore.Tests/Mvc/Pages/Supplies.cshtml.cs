using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Placement.AspNetCore.Tests.Mvc.Pages;

/// <summary>A page that is declared as a widget; what it takes says nothing of widgets.</summary>
public sealed class SuppliesModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Saved { get; private set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Write something.")]
    public string? Text { get; set; }

    [BindProperty]
    public decimal Price { get; set; }

    public void OnGet() => Title = "shown";

    public void OnPost()
    {
        WidgetRequest<CrmEntityContext> request = HttpContext.GetWidgetRequest<CrmEntityContext>()!;
        Title = $"deal {request.Context.EntityId} of {request.User.Id}";
        if (HttpContext.GetWidgetSession() is null)
        {
            ModelState.Clear();
        }
        else if (ModelState.IsValid)
        {
            Saved = string.Create(CultureInfo.InvariantCulture, $"saved {Text} for {Price}");
        }
    }
}
