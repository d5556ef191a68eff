using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Placement.Pages;
using Placement.Requests;

namespace Placement.Widgets;

/// <summary>What users see when they open an application that has no main page: that it is installed, and where its widgets are.</summary>
internal sealed class DefaultMainPage(DeclaredWidgets declared, IOptions<PlacementOptions> options, IHostEnvironment? environment = null)
    : IWidget<PlacementContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken)
    {
        string name = options.Value.NameIn(environment);
        string? language = UserLanguage.DecidedFor(request.HttpContext)?.Code ?? request.User.Language;
        var texts = PageTexts.In(language);
        var content = new HtmlContentBuilder();
        content.AppendHtml("<h1>").Append(name).AppendHtml("</h1>\n<p>").Append(texts.Format("Installer.Installed", name))
            .AppendHtml("</p>\n<p>");
        if (declared.Bindings.Count == 0)
        {
            content.Append(texts["Installer.NoWidgets"]).AppendHtml("</p>");
        }
        else
        {
            content.Append(texts["MainPage.Widgets"]).AppendHtml("</p>\n<ul>\n");
            foreach ((string title, string placement) in declared.Bindings
                .Select(binding => (TitleOf(binding, language) ?? name, binding.Placement)).Distinct())
            {
                content.AppendHtml("<li>").Append(title).AppendHtml(" (<code>").Append(placement).AppendHtml("</code>)</li>\n");
            }

            content.AppendHtml("</ul>");
        }

        return Task.FromResult(Results.Extensions.Widget(content, name));
    }

    private static string? TitleOf(WidgetBinding binding, string? language) =>
        language is not null && binding.Texts.TryGetValue(language, out LocalizedText? text) ? text.Title ?? binding.Title : binding.Title;
}
