using ComponentSite.Components;
using Placement;

namespace ComponentSite;

/// <summary>A type of custom fields, which tests register.</summary>
internal sealed class FieldPage : IWidget<UserFieldContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<UserFieldContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Extensions.Widget<ColourField>());
}
