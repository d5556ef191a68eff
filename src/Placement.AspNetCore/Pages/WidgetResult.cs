using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Placement.Pages;
using Placement.Requests;

namespace Placement;

/// <summary>
/// A page with the given content, in the user's language and with what a frame needs around it. Made by <c>Results.Extensions.Widget</c>.
/// </summary>
public sealed class WidgetResult : IResult, IStatusCodeHttpResult, IContentTypeHttpResult
{
    internal WidgetResult(IHtmlContent content, string? title)
    {
        Content = content;
        Title = title;
    }

    /// <summary>What stands between <c>&lt;body&gt;</c> and <c>&lt;/body&gt;</c>.</summary>
    public IHtmlContent Content { get; }

    /// <summary>The page's title; null: none.</summary>
    public string? Title { get; }

    /// <summary>The type of the response: <c>text/html; charset=utf-8</c>.</summary>
    public string ContentType => HtmlPage.ContentType;

    /// <summary>The status of the response: 200.</summary>
    public int? StatusCode => StatusCodes.Status200OK;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        using var page = new PageBuffer();
        HtmlPage.WriteBegin(page, UserLanguage.Of(httpContext), Title);
        Content.WriteTo(page, HtmlPage.Encoder);
        HtmlPage.WriteEnd(page);
        if (await IPageCondition.FulfilAsync(httpContext).ConfigureAwait(false))
        {
            await HtmlPage.SendAsync(httpContext, page.Written, StatusCodes.Status200OK).ConfigureAwait(false);
        }
    }
}
