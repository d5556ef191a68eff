using Microsoft.AspNetCore.Mvc;

namespace Placement.AspNetCore.Tests.Mvc;

/// <summary>A controller that is declared as a widget; what it takes says nothing of widgets.</summary>
[Route("declared")]
public sealed class DeclaredController : Controller
{
    [HttpPost]
    public IActionResult Index() => View("/Mvc/Views/Deal.cshtml", HttpContext.GetWidgetRequest<PlacementContext>()!.Placement);

    [HttpGet("more")]
    public IActionResult More() => Content("for nobody without a session");
}
