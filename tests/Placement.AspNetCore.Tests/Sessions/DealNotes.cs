using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Placement;

namespace Desk;

public sealed class Note
{
    [Required(ErrorMessage = "Write something.")]
    public string? Text { get; set; }

    public DateOnly? Due { get; set; }
}

public sealed class DealNotes : IWidgetForm<CrmEntityContext, Note>
{
    private static readonly ConcurrentDictionary<(string, int), Note> Notes = new(); // An application has a database for that.

    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
    {
        Note saved = Notes.GetValueOrDefault(KeyOf(request)) ?? new Note();
        return Task.FromResult(Page(new WidgetSubmission<CrmEntityContext, Note>(request, saved)));
    }

    public Task<IResult> SubmitAsync(WidgetSubmission<CrmEntityContext, Note> submission, CancellationToken cancellationToken)
    {
        if (submission.IsValid)
        {
            Notes[KeyOf(submission.Request)] = submission.Form;
        }

        return Task.FromResult(Page(submission));
    }

    /// <summary>Portals number their deals alike.</summary>
    private static (string, int) KeyOf(WidgetRequest<CrmEntityContext> request) => (request.Portal.MemberId, request.Context.EntityId);

    private static IResult Page(WidgetSubmission<CrmEntityContext, Note> note) => Results.Extensions.Widget(
        $"""
        <form method="post">
          {note.Request.Session.Field()}
          <label>Note <input name="Text" value="{note.Form.Text}"></label>
          {note.Error("Text")}
          <label>Due <input name="Due" type="date" value="{note.Form.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"></label>
          {note.Error("Due")}
          <button>Save</button>
        </form>
        """);
}
