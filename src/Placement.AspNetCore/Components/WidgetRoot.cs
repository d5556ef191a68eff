using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.Components;
using Placement.Pages;

namespace Placement;

/// <summary>
/// The page around a component that is shown as a widget. An application that has interactive components and no pages of its own names it
/// where ASP.NET Core wants a root component.
/// </summary>
/// <example>
/// <code>
/// app.MapRazorComponents&lt;WidgetRoot&gt;().AddInteractiveServerRenderMode();
/// </code>
/// </example>
public sealed class WidgetRoot : IComponent
{
    private RenderHandle _handle;

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    /// <inheritdoc/>
    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It is not rendered as the page of a widget.</exception>
    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        ComponentScope scope = Services.GetRequiredService<ComponentScope>();
        if (scope.Page is not { } page || HttpContext is not { } context)
        {
            throw new InvalidOperationException(
                "WidgetRoot is the page around a widget, and shows nothing else. Map pages of the application with a root component of "
                + "their own.");
        }

        _handle.Render(builder => Build(builder, page, PageHead.Of(context), PageScripts.Of(context, scope)));
        return Task.CompletedTask;
    }

    private static void Build(RenderTreeBuilder builder, ComponentPage page, PageHead head, PageScripts scripts)
    {
        builder.AddMarkupContent(0, head.Begin);
        if (page.Title is { } title)
        {
            builder.OpenComponent<PageTitle>(1);
            builder.AddComponentParameter(2, nameof(PageTitle.ChildContent), (RenderFragment)(content => content.AddContent(0, title)));
            builder.CloseComponent();
        }

        builder.OpenComponent<HeadOutlet>(3);
        builder.CloseComponent();
        builder.AddMarkupContent(4, HtmlPage.BeginBody);
        builder.AddContent(5, page.Build);
        builder.AddMarkupContent(6, scripts.Text);
        builder.AddMarkupContent(7, HtmlPage.End);
    }
}
