using Microsoft.AspNetCore.Mvc;

namespace Placement.AspNetCore.Tests.Mvc;

/// <summary>A controller whose routes are those of the application's convention.</summary>
public sealed class ConventionalController : Controller
{
    public IActionResult Show() => Content("");
}
