using Microsoft.AspNetCore.Http;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>A tab that takes files.</summary>
internal sealed class FileTab : IWidgetForm<CrmEntityContext, FileForm>
{
    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Extensions.Widget($"{request.Session.Field()}"));

    public Task<IResult> SubmitAsync(WidgetSubmission<CrmEntityContext, FileForm> submission, CancellationToken cancellationToken)
    {
        FileForm form = submission.Form;
        return Task.FromResult(submission.IsValid
            ? Results.Extensions.Widget($"<p>{Describe(form.Plan!)}; {string.Join(", ", form.Photos.Select(Describe))}</p>")
            : Results.Extensions.Widget($"{submission.Error(nameof(FileForm.Plan))}"));
    }

    private static string Describe(IFormFile file) => $"{file.FileName} {file.Length}";
}
