using Microsoft.AspNetCore.Html;
using Placement;

namespace DealDesk.Pages;

/// <summary>
/// The scripts of the desk's pages. They speak with the portal by <c>frame</c>, which Placement.AspNetCore brings. What a user can do before
/// a script has come would be lost: buttons are disabled until then.
/// </summary>
internal static class PageScript
{
    /// <summary>A script that can use <c>frame</c>.</summary>
    /// <param name="request">The request, which says whose frame it is.</param>
    /// <param name="script">What follows.</param>
    public static IHtmlContent Of<TContext>(WidgetRequest<TContext> request, string script)
        where TContext : PlacementContext => new HtmlContentBuilder()
            .AppendHtml(request.FrameScript())
            .AppendHtml(
                $"""
                <script type="module">
                import {"{ frame }"} from "/_placement/frame.js";
                {script}
                </script>
                """);
}
