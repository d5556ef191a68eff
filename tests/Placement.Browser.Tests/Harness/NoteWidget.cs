using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace Placement.Browser.Tests.Harness;

/// <summary>A page with a form and the frame script, whose content security policy lets nothing through but its own.</summary>
internal sealed class NoteWidget(NoteBook book) : IWidgetForm<CrmEntityContext, NoteForm>
{
    private const string Nonce = "bm9uY2U+Jg==";

    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{Nonce}'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
            + $"connect-src 'self' {request.Portal.Origin}";
        var script = new HtmlString(
            $"""
            <script type="module" nonce="{Nonce}">
            import {"{ frame }"} from '/_placement/frame.js';
            window.frame = frame;
            frame.fit();
            </script>
            """);
        return Task.FromResult<IResult>(Results.Extensions.Widget(
            $"""
            {request.FrameScript(Nonce)}
            <p id="saved">{string.Join(", ", book.Notes)}</p>
            <form method="post">{request.Session.Field()}<input name="Text" aria-label="Text"><button>Save</button></form>
            {script}
            """));
    }

    public Task<IResult> SubmitAsync(WidgetSubmission<CrmEntityContext, NoteForm> submission, CancellationToken cancellationToken)
    {
        book.Notes.Enqueue(submission.Form.Text ?? "");
        return HandleAsync(submission.Request, cancellationToken);
    }
}
