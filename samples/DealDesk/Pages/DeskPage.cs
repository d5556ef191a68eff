using DealDesk.Texts;
using Microsoft.AspNetCore.Html;
using Placement;

namespace DealDesk.Pages;

/// <summary>The desk's pages: content in the desk's style.</summary>
internal static class DeskPage
{
    /// <summary>A page.</summary>
    /// <param name="content">HTML. What stands in braces is encoded, unless it is HTML itself.</param>
    /// <param name="title">Its title.</param>
    public static IResult Of(FormattableString content, string title) => Results.Extensions.Widget(
        new HtmlContentBuilder().AppendHtml(DeskStyle.Html).AppendFormat(content.Format, content.GetArguments()!), title);

    /// <summary>A page for somebody whose portal has not shown what the widget needs: one sentence that says why.</summary>
    public static IResult Problem(BitrixException problem, DeskTexts texts, string title) =>
        Of($"<h1>{title}</h1><p class=\"problem\" role=\"alert\">{texts.Explain(problem)}</p>", title);
}
