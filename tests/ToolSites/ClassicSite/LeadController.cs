using Microsoft.AspNetCore.Mvc;
using Placement;

namespace ClassicSite;

[Route("leads")]
[WidgetPlacement(Placements.Crm.Lead.DetailTab, Title = "Leads", Handler = "/leads")]
public sealed class LeadController : Controller
{
    [HttpPost]
    public IActionResult Show(WidgetRequest<CrmEntityContext> request) => Content($"<p>{request.Context.EntityId}</p>", "text/html");
}
