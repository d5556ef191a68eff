using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Placement.AspNetCore.Tests.Mvc.Pages;

/// <summary>A page within sessions.</summary>
public sealed class SessionModel : PageModel
{
    public string Title { get; private set; } = "";

    public void OnGet(WidgetSession session) => OnPost(session);

    public void OnPost(WidgetSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        Title = $"session of {session.User.Id}";
    }
}
