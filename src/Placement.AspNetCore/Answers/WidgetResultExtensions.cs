using Microsoft.AspNetCore.Http;

namespace Placement;

/// <summary>Answers of widgets: <c>Results.Extensions.Widget(…)</c>.</summary>
public static class WidgetResultExtensions
{
    /// <summary>A page with this content, in the user's language and with what a frame needs around it.</summary>
    /// <param name="results">The results.</param>
    /// <param name="content">HTML. What stands in braces is encoded.</param>
    /// <param name="title">The page's title; null: none.</param>
    public static IResult Widget(this IResultExtensions results, FormattableString content, string? title = null) => throw new NotSupportedException();
}
