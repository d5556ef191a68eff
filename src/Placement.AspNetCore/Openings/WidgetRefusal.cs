using Microsoft.AspNetCore.Http;
using Placement.Pages;
using Placement.Requests;

namespace Placement.Openings;

/// <summary>Answers requests for widgets that are refused, with a page in the language of the user.</summary>
internal static class WidgetRefusal
{
    /// <summary>Writes the page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="refusal">Why it is refused.</param>
    /// <param name="language">The user's language; null: what its address says.</param>
    /// <param name="ancestors">Who may show the page in a frame.</param>
    public static Task WriteAsync(HttpContext context, RequestRefusal refusal, UserLanguage? language, string ancestors)
    {
        if (refusal.Status == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
        }

        return ErrorPage.WriteAsync(context, refusal.Status, (language ?? UserLanguage.Of(context.Request)).Code, ancestors);
    }
}
