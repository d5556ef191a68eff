using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Placement.Sessions;

namespace Placement;

/// <summary>
/// The hidden field that makes the request of a form one of the widget's session, for forms that are not written by
/// <see cref="WidgetForm"/>. It writes nothing where there is no session.
/// </summary>
/// <example>
/// <code>
/// &lt;EditForm Model="Note" FormName="note" OnValidSubmit="SaveAsync"&gt;
///     &lt;WidgetSessionField /&gt;
///     &lt;InputText @bind-Value="Note.Text" /&gt;
/// &lt;/EditForm&gt;
/// </code>
/// </example>
public sealed class WidgetSessionField : ComponentBase
{
    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Services.GetService<SessionScope>()?.Find?.Invoke() is { } session)
        {
            builder.AddMarkupContent(0, session.Field().ToString()!);
        }
    }
}
