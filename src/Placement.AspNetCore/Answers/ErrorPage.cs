using Microsoft.AspNetCore.Http;

namespace Placement;

/// <summary>What a user sees in place of a widget that cannot be shown: a neutral sentence in their language, and nothing that the request said.</summary>
internal static class ErrorPage
{
    /// <summary>Writes the page, with the headers of frames.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status, which decides what the page says.</param>
    /// <param name="language">The user's language as Bitrix24 calls it, as the request said; null or unknown: English.</param>
    /// <param name="ancestors">Who may show the page in a frame.</param>
    public static Task WriteAsync(HttpContext context, int status, string? language, string ancestors) => throw new NotSupportedException();
}
