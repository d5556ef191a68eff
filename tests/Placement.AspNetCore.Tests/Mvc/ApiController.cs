using Microsoft.AspNetCore.Mvc;

namespace Placement.AspNetCore.Tests.Mvc;

/// <summary>A controller for scripts, which takes JSON.</summary>
[ApiController]
[Route("api/notes")]
public sealed class ApiController : ControllerBase
{
    [HttpPost]
    public object Post(WidgetRequest<CrmEntityContext> request, Note note)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(note);
        return new { deal = request.Context.EntityId, note.Text, path = Request.Path.Value };
    }

    public sealed record Note(string Text);
}
