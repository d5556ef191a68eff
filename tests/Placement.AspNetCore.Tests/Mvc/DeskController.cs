using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Placement.AspNetCore.Tests.Mvc;

/// <summary>A controller whose actions ask for widgets by their parameters.</summary>
[Route("mvc")]
public sealed class DeskController : Controller
{
    [HttpPost("deal")]
    public IActionResult Deal(WidgetRequest<CrmEntityContext> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return View("/Mvc/Views/Deal.cshtml", $"deal {request.Context.EntityId} of {request.User.Id}, valid: {ModelState.IsValid}");
    }

    [HttpPost("save")]
    public IActionResult Save(WidgetSession session, [FromForm] string text)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Content($"saved {text} for {session.User.Id}, valid: {ModelState.IsValid}");
    }

    [HttpPost("stated")]
    [Authorize(PlacementDefaults.SessionPolicy)]
    [ValidateAntiForgeryToken]
    public IActionResult Stated() => Content($"{HttpContext.GetWidgetSession()!.User.Id} {1.5}");

    [HttpPost("open")]
    [AllowAnonymous]
    public IActionResult Open(WidgetRequest<CrmEntityContext> request) => Content($"never {request}");

    [HttpPost("task")]
    public IActionResult ForTask(WidgetRequest<TaskContext> request) => Content($"never {request}");

    [HttpPost("fails")]
    public IActionResult Fails(WidgetRequest<CrmEntityContext> request) =>
        throw new InvalidOperationException($"{request} at {Request.Path}");
}
