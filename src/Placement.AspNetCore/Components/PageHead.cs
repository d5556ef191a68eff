using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.Pages;
using Placement.Requests;

namespace Placement.Components;

/// <summary>What stands in the head of a component's page before what the component itself says.</summary>
/// <param name="Begin">The text, from the document's type on.</param>
internal sealed record PageHead(string Begin)
{
    /// <summary>The head of a request's page.</summary>
    public static PageHead Of(HttpContext context)
    {
        string? nonce = ResponseNonce.Of(context);
        using var text = new StringWriter();
        HtmlPage.WriteHead(text, UserLanguage.Of(context), title: null, style: null, nonce is null ? null : HtmlPage.Encoder.Encode(nonce));
        string basePath = HtmlPage.Encoder.Encode(context.Request.PathBase.ToUriComponent());
        if (PageScripts.IsInteractive(context.RequestServices))
        {
            text.Write($"<base href=\"{basePath}/\">\n");
        }

        if (StylesOf(context.RequestServices) is { } styles)
        {
            text.Write(
                $"<link rel=\"stylesheet\" href=\"{basePath}/{HtmlPage.Encoder.Encode(styles)}\"{ResponseNonce.Attribute(nonce)}>\n");
        }

        return new PageHead(text.ToString());
    }

    /// <summary>
    /// The file with the styles of single components, which is written when the application is built; null: there is none.
    /// </summary>
    private static string? StylesOf(IServiceProvider services) =>
        services.GetService<IWebHostEnvironment>() is { } environment
        && $"{environment.ApplicationName}.styles.css" is var file
        && environment.WebRootFileProvider.GetFileInfo(file).Exists
            ? file
            : null;
}
