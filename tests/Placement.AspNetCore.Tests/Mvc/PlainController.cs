using Microsoft.AspNetCore.Mvc;

namespace Placement.AspNetCore.Tests.Mvc;

/// <summary>A controller that has nothing to do with widgets.</summary>
[Route("plain")]
public sealed class PlainController : Controller
{
    [HttpGet]
    public IActionResult Index() => Content($"signed in: {User.Identity?.IsAuthenticated}");

    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult Post() => Content("posted");
}
