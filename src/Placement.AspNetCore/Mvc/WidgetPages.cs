using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Placement.Widgets;

namespace Placement.Mvc;

/// <summary>Sees that Razor Pages are verified that answer widgets: the whole page, whatever its handlers take.</summary>
internal sealed class WidgetPages(DeclaredWidgets declared) : IPageApplicationModelProvider
{
    /// <summary>After everything that reads attributes.</summary>
    public int Order => 1000;

    /// <inheritdoc/>
    public void OnProvidersExecuting(PageApplicationModelProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        PageApplicationModel page = context.PageApplicationModel;
        WidgetNeed need = WidgetNeeds.Of(
            WidgetNeeds.IsDeclared(declared, page.DeclaredModelType),
            isSessionForAll: false,
            page.HandlerMethods
                .SelectMany(static handler => handler.Parameters)
                .Select(static parameter => parameter.ParameterInfo.ParameterType)
                .Concat(page.HandlerProperties.SelectMany(static property =>
                    WidgetNeeds.Bound(property.PropertyInfo, property.BindingInfo))),
            page.HandlerTypeAttributes.Concat(page.EndpointMetadata));
        WidgetNeeds.Add(need, page.EndpointMetadata, page.Filters);
    }

    /// <inheritdoc/>
    public void OnProvidersExecuted(PageApplicationModelProviderContext context)
    {
    }
}
