using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Placement.Requests;

namespace Placement.Pages;

/// <summary>
/// What a user sees in place of a widget that cannot be shown: a neutral sentence in their language, and nothing that the request said.
/// Developers see more, in the Development environment.
/// </summary>
internal static class ErrorPage
{
    /// <summary>When it is worth trying again what was not possible, in seconds.</summary>
    private const string RetryAfter = "30";

    /// <summary>Every page there is, by language and kind.</summary>
    private static readonly FrozenDictionary<PageTexts, FrozenDictionary<ErrorKind, byte[]>> Pages = PageTexts.All.ToFrozenDictionary(
        static texts => texts,
        static texts => Enum.GetValues<ErrorKind>().ToFrozenDictionary(static kind => kind, kind => Build(texts, kind)));

    /// <summary>Writes the page, with the headers of frames. A response that has begun is broken off instead.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status, which decides what the page says.</param>
    /// <param name="language">
    /// The user's language as Bitrix24 calls it, as the request said, unless the application decides; null or unknown: English.
    /// </param>
    /// <param name="ancestors">Who may show the page in a frame.</param>
    /// <param name="advice">What operators have to set, in English; null: nothing.</param>
    /// <param name="details">What developers see of an exception, in lines; null: nothing.</param>
    public static Task WriteAsync(
        HttpContext context, int status, string? language, string ancestors, string? advice = null, string? details = null)
    {
        HttpResponse response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        var texts = PageTexts.In(UserLanguage.DecidedFor(context)?.Code ?? language);
        string policy = "default-src 'none'; style-src 'unsafe-inline'";
        byte[] page;
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden
            && context.Features.Get<ReopenableFrame>() is { } frame)
        {
            string nonce = ReopeningScript.NewNonce();
            policy += $"; script-src 'nonce-{nonce}'";
            page = Build(texts, ErrorKind.Reopen, ReopeningScript.For(frame.Origin, nonce));
        }
        else
        {
            page = advice is null && details is null
                ? Pages[texts][KindOf(status)]
                : Build(texts, KindOf(status), $"{Paragraph(advice)}{Lines(details)}");
        }

        response.Headers.ContentSecurityPolicy = policy;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = RetryAfter;
        }

        FrameHeaders.Apply(context, ancestors);
        return HtmlPage.SendAsync(context, page, status).AsTask();
    }

    private static ErrorKind KindOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ErrorKind.Reopen,
        StatusCodes.Status403Forbidden => ErrorKind.Forbidden,
        StatusCodes.Status404NotFound or StatusCodes.Status410Gone => ErrorKind.Missing,
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => ErrorKind.Unavailable,
        >= StatusCodes.Status500InternalServerError => ErrorKind.Failed,
        _ => ErrorKind.Invalid,
    };

    private static string Paragraph(string? text) => text is null ? "" : $"\n<p lang=\"en\">{HtmlPage.Encoder.Encode(text)}</p>";

    private static string Lines(string? text) => text is null
        ? ""
        : $"\n<pre lang=\"en\" dir=\"ltr\" style=\"white-space:pre-wrap;overflow-wrap:anywhere\">{HtmlPage.Encoder.Encode(text)}</pre>";

    private static byte[] Build(PageTexts texts, ErrorKind kind, string more = "")
    {
        using var page = new PageBuffer();
        string title = texts["Error.Title"];
        HtmlPage.WriteBegin(page, texts.Language, title);
        page.Write($"<h1>{title}</h1>\n<p>{texts[$"Error.{kind}"]}</p>{more}");
        HtmlPage.WriteEnd(page);
        return page.Written.ToArray();
    }
}
