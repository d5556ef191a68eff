using Microsoft.AspNetCore.Html;

namespace DealDesk.Pages;

/// <summary>A table of texts, encoded. On narrow screens each row becomes a block whose lines say their column.</summary>
internal static class HtmlTable
{
    public static IHtmlContent Of(string[] headings, IEnumerable<string[]> rows)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml("<table><thead><tr>");
        foreach (string heading in headings)
        {
            html.AppendFormat("<th scope=\"col\">{0}</th>", heading);
        }

        html.AppendHtml("</tr></thead><tbody>");
        foreach (string[] row in rows)
        {
            html.AppendHtml("<tr>");
            foreach ((string heading, string cell) in headings.Zip(row))
            {
                html.AppendFormat("<td data-label=\"{0}\">{1}</td>", heading, cell);
            }

            html.AppendHtml("</tr>");
        }

        return html.AppendHtml("</tbody></table>");
    }
}
