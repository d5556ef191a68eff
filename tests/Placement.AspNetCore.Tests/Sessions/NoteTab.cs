using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>A tab with a form.</summary>
internal sealed class NoteTab : IWidgetForm<CrmEntityContext, Note>
{
    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Extensions.Widget($"<p>deal {request.Context.EntityId} of {request.User.Id}</p>{Form(request)}"));

    public Task<IResult> SubmitAsync(WidgetSubmission<CrmEntityContext, Note> submission, CancellationToken cancellationToken)
    {
        Note note = submission.Form;
        WidgetRequest<CrmEntityContext> request = submission.Request;
        if (note.Text == "component")
        {
            return Task.FromResult(Results.Extensions.Widget<WidgetForm>());
        }

        if (!submission.IsValid)
        {
            IHtmlContent[] errors = [.. new[] { nameof(Note.Text), nameof(Note.Stars), nameof(Note.Due) }.Select(submission.Error)];
            return Task.FromResult(Results.Extensions.Widget($"{errors[0]}{errors[1]}{errors[2]}{Form(request)}"));
        }

        string saved = string.Create(
            CultureInfo.InvariantCulture,
            $"saved {note.Text} {note.Stars} {note.Price} {note.Due:yyyy-MM-dd} {note.IsUrgent} {note.Kind} {string.Join('+', note.Tags)}");
        return Task.FromResult(Results.Extensions.Widget(
            $"<p>deal {request.Context.EntityId} of {request.User.Id}: {saved}</p>{Form(request)}"));
    }

    private static HtmlString Form(WidgetRequest<CrmEntityContext> request) => request.HasSession
        ? new HtmlString($"<form method=\"post\">{request.Session.Field()}<input name=\"Text\"></form>")
        : HtmlString.Empty;
}
