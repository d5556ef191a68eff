using System.Net.Mime;
using System.Text.Encodings.Web;
using Placement;

namespace DealDesk;

/// <summary>A plain page for every handler that the widgets declare.</summary>
internal static class WidgetPages
{
    /// <summary>Maps the handlers, and the addresses to which Bitrix24 reports that it removed a widget.</summary>
    public static void Map(WebApplication application, Uri portal)
    {
        foreach (IGrouping<string, WidgetBinding> handler in WidgetPlacements.All.GroupBy(static binding => binding.Handler))
        {
            string page = Page(handler.First());
            application.MapPost(handler.Key, (HttpContext context) =>
            {
                // Only the portal may show the page in a frame.
                context.Response.Headers.ContentSecurityPolicy = $"frame-ancestors {portal.GetLeftPart(UriPartial.Authority)}";
                context.Response.Headers.CacheControl = "no-store";
                return Results.Text(page, MediaTypeNames.Text.Html);
            });
        }

        application.MapPost("/widgets/delivery-alerts/removed", static () => Results.NoContent());
    }

    private static string Page(WidgetBinding binding)
    {
        string title = HtmlEncoder.Default.Encode(binding.Title ?? binding.Placement);
        return
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{title}</title></head>
            <body><h1>{title}</h1><p>Served by {HtmlEncoder.Default.Encode(binding.WidgetType?.Name ?? "nobody")}.</p></body>
            </html>
            """;
    }
}
