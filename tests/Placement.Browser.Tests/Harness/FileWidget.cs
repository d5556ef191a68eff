using Microsoft.AspNetCore.Http;

namespace Placement.Browser.Tests.Harness;

/// <summary>A page with a form that takes files, and leads to what was saved.</summary>
internal sealed class FileWidget(NoteBook book) : IWidgetForm<CrmEntityContext, FileForm>
{
    public const string Path = "/widgets/files";

    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
        Task.FromResult<IResult>(Results.Extensions.Widget(
            $"""
            <p id="saved">{string.Join(", ", book.Notes)}</p>
            <form method="post" enctype="multipart/form-data">
              {request.Session.Field()}<input type="file" name="Plan" aria-label="Plan"><button>Send</button>
            </form>
            """));

    public Task<IResult> SubmitAsync(WidgetSubmission<CrmEntityContext, FileForm> submission, CancellationToken cancellationToken)
    {
        book.Notes.Enqueue(submission.Form.Plan is { } plan ? $"{plan.FileName} of {plan.Length} bytes" : "nothing");
        return Task.FromResult(Results.Redirect(submission.Request.Session.Link(Path)));
    }
}
