using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Placement.Catalog;
using Placement.Pages;
using Placement.Sessions;

namespace Placement;

/// <summary>
/// A form in a component: its request is one of the widget's session. Where there is none, because the request does not prove the user, it
/// shows a sentence that says so in its place.
/// </summary>
/// <example>
/// <code>
/// &lt;WidgetForm&gt;
///     &lt;input name="Text"&gt;
///     &lt;button&gt;Save&lt;/button&gt;
/// &lt;/WidgetForm&gt;
/// </code>
/// </example>
public sealed class WidgetForm : ComponentBase
{
    /// <summary>What stands in the form.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>
    /// The name by which a component tells its forms apart; null: the form has none. <c>[SupplyParameterFromForm(FormName = "note")]</c> is
    /// filled by the form of that name, and <see cref="OnSubmit"/> is called.
    /// </summary>
    [Parameter]
    public string? FormName { get; set; }

    /// <summary>Is called when the form is sent, if it has a name.</summary>
    [Parameter]
    public EventCallback OnSubmit { get; set; }

    /// <summary>More attributes of the form, such as <c>action</c> and <c>enctype</c>; its method is POST.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Services.GetService<SessionScope>()?.Find?.Invoke() is not { } session)
        {
            var texts = PageTexts.In(BitrixLanguage.FindByCulture(CultureInfo.CurrentUICulture.Name)?.Code);
            builder.AddMarkupContent(0, $"<p class=\"error\" role=\"alert\">{texts["Form.SessionNeeded"]}</p>");
            return;
        }

        builder.OpenElement(1, "form");
        builder.AddMultipleAttributes(2, Attributes);
        builder.AddAttribute(3, "method", "post");
        if (FormName is not null)
        {
            builder.AddAttribute(4, "onsubmit", OnSubmit);
            builder.AddNamedEvent("onsubmit", FormName);
        }

        builder.AddMarkupContent(5, session.Field().ToString()!);
        builder.AddContent(6, ChildContent);
        builder.CloseElement();
    }
}
