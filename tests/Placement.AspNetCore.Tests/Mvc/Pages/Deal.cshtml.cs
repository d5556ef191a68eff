using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Placement.AspNetCore.Tests.Mvc.Pages;

/// <summary>A page whose handler takes the request, and which is declared nowhere.</summary>
public sealed class DealModel : PageModel
{
    public string Title { get; private set; } = "";

    public void OnGet() => Title = "shown to anybody";

    public void OnPost(WidgetRequest<CrmEntityContext> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Title = $"deal {request.Context.EntityId} of {request.User.Id}, valid: {ModelState.IsValid}";
    }
}
