using Microsoft.AspNetCore.Html;

namespace DealDesk.Pages;

/// <summary>A table of texts, encoded.</summary>
internal static class HtmlTable
{
    public static IHtmlContent Of(string[] headings, IEnumerable<string[]> rows)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml("<table><thead>");
        Append(html, headings, "th");
        html.AppendHtml("</thead><tbody>");
        foreach (string[] row in rows)
        {
            Append(html, row, "td");
        }

        return html.AppendHtml("</tbody></table>");
    }

    private static void Append(HtmlContentBuilder html, string[] cells, string element)
    {
        html.AppendHtml("<tr>");
        foreach (string cell in cells)
        {
            html.AppendHtml($"<{element}>").Append(cell).AppendHtml($"</{element}>");
        }

        html.AppendHtml("</tr>");
    }
}
