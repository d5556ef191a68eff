using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Placement.Requests;

namespace Placement.Pages;

/// <summary>What stands around the content of every page in a frame.</summary>
internal static class HtmlPage
{
    /// <summary>The type of pages.</summary>
    public const string ContentType = "text/html; charset=utf-8";

    /// <summary>What stands behind the content.</summary>
    public const string End =
        """

        </body>
        </html>

        """;

    /// <summary>Looks like the portal around it, and leaves everything else to the content.</summary>
    private const string Style =
        """
        :root{color-scheme:light}
        body{margin:16px;font:14px/1.5 "Open Sans","Helvetica Neue",Arial,sans-serif;color:#333;background:#fff}
        h1{font-size:20px;font-weight:400;line-height:1.3;margin:0 0 12px}
        .error{color:#b3261e}
        """;

    private const string HeadBeforeTitle =
        """
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">

        """;

    /// <summary>What stands between the head and the content.</summary>
    public const string BeginBody =
        """
        </head>
        <body>

        """;

    /// <summary>Encodes text for HTML. Pages say that they are UTF-8, so letters of all scripts stay what they are.</summary>
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes what stands before the content.</summary>
    /// <param name="writer">Is written to.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="title">The title, as text; null: none.</param>
    /// <param name="style">More CSS; null: none.</param>
    /// <param name="nonce">What lets the style through a content security policy, encoded; null: the policy asks for nothing.</param>
    public static void WriteBegin(TextWriter writer, UserLanguage language, string? title, string? style = null, string? nonce = null)
    {
        WriteHead(writer, language, title, style, nonce);
        writer.Write(BeginBody);
    }

    /// <summary>Writes what stands before the content, but for the end of the head.</summary>
    /// <inheritdoc cref="WriteBegin"/>
    public static void WriteHead(TextWriter writer, UserLanguage language, string? title, string? style, string? nonce)
    {
        writer.Write("<!DOCTYPE html>\n<html lang=\"");
        writer.Write(language.HtmlName);
        writer.Write(language.IsRightToLeft ? "\" dir=\"rtl\">\n" : "\">\n");
        writer.Write(HeadBeforeTitle);
        if (title is not null)
        {
            writer.Write("<title>");
            Encoder.Encode(writer, title);
            writer.Write("</title>\n");
        }

        writer.Write(nonce is null ? "<style>" : $"<style nonce=\"{nonce}\">");
        writer.Write(Style);
        writer.Write(style);
        writer.Write("</style>\n");
    }

    /// <summary>Writes what stands behind the content.</summary>
    public static void WriteEnd(TextWriter writer) => writer.Write(End);

    /// <summary>Sends a complete page. A client that has gone away is no error: servers drop what they cannot deliver.</summary>
    public static ValueTask SendAsync(HttpContext context, ReadOnlyMemory<byte> page, int status)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = page.Length;
        return response.Body.WriteAsync(page, CancellationToken.None);
    }
}
