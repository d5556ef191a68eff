using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Placement.AspNetCore.Tests.Mvc.Pages;

/// <summary>A page that has nothing to do with widgets.</summary>
public sealed class PlainModel : PageModel
{
    public string Title { get; private set; } = "nothing yet";

    public void OnGet() => Title = "shown";

    public void OnPost() => Title = "posted";
}
