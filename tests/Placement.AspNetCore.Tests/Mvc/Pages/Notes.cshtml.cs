using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Placement;

namespace Desk.Pages;

public sealed class NotesModel : PageModel
{
    private static readonly ConcurrentDictionary<(string, int), string> Notes = new(); // An application has a database for that.

    public int Deal { get; private set; }

    [BindProperty]
    [Required(ErrorMessage = "Write something.")]
    public string? Text { get; set; }

    public void OnPost(WidgetRequest<CrmEntityContext> request)
    {
        ModelState.Clear(); // The portal has opened the page: nobody has filled in anything yet.
        Deal = request.Context.EntityId;
        Text = Notes.GetValueOrDefault((request.Portal.MemberId, Deal));
    }

    public void OnPostSave(WidgetRequest<CrmEntityContext> request, WidgetSession session)
    {
        Deal = request.Context.EntityId;
        if (ModelState.IsValid)
        {
            Notes[(session.Portal.MemberId, Deal)] = Text!;
        }
    }
}
