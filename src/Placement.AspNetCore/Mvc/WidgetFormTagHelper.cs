using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Placement.Catalog;
using Placement.Pages;
using Placement.Sessions;

namespace Placement;

/// <summary>
/// A form in a view or a Razor Page: its request is one of the widget's session. Where there is none, because the request does not prove
/// the user, it shows a sentence that says so in its place.
/// </summary>
/// <remarks>Views find it by <c>@addTagHelper *, Placement.AspNetCore</c>. Its method is POST; it needs no antiforgery token.</remarks>
/// <example>
/// <code>
/// &lt;form widget-session&gt;
///     &lt;input asp-for="Text"&gt;
///     &lt;button&gt;Save&lt;/button&gt;
/// &lt;/form&gt;
/// </code>
/// </example>
[HtmlTargetElement("form", Attributes = Mark)]
public sealed class WidgetFormTagHelper : TagHelper
{
    private const string Mark = "widget-session";

    /// <summary>Before the tag helper of all forms, which would write an antiforgery token.</summary>
    public override int Order => int.MinValue;

    /// <summary>Where the form is written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        output.Attributes.RemoveAll(Mark);
        if (ViewContext.FormContext is { CanRenderAtEndOfForm: true } form)
        {
            form.HasAntiforgeryToken = true;
        }

        if (ViewContext.HttpContext.RequestServices.GetService<SessionScope>()?.Find?.Invoke() is { } session)
        {
            output.Attributes.SetAttribute("method", "post");
            output.PreContent.AppendHtml(session.Field());
            return;
        }

        var texts = PageTexts.In(BitrixLanguage.FindByCulture(CultureInfo.CurrentUICulture.Name)?.Code);
        output.TagName = null;
        output.Content.SetHtmlContent(new HtmlString($"<p class=\"error\" role=\"alert\">{texts["Form.SessionNeeded"]}</p>"));
    }
}
