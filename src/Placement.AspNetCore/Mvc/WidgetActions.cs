using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Placement.Widgets;

namespace Placement.Mvc;

/// <summary>Sees that actions of controllers are verified that answer widgets.</summary>
internal sealed class WidgetActions(DeclaredWidgets declared) : IApplicationModelProvider
{
    /// <summary>After everything that reads attributes.</summary>
    public int Order => 1000;

    /// <inheritdoc/>
    public void OnProvidersExecuting(ApplicationModelProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (ActionModel action in context.Result.Controllers.SelectMany(static controller => controller.Actions))
        {
            WidgetNeed need = NeedOf(action);
            foreach (SelectorModel selector in action.Selectors)
            {
                WidgetNeeds.Add(need, selector.EndpointMetadata, selector == action.Selectors[0] ? action.Filters : []);
            }
        }
    }

    /// <inheritdoc/>
    public void OnProvidersExecuted(ApplicationModelProviderContext context)
    {
    }

    private WidgetNeed NeedOf(ActionModel action)
    {
        ControllerModel controller = action.Controller;
        return WidgetNeeds.Of(
            WidgetNeeds.IsDeclared(declared, controller.ControllerType),
            isSessionForAll: true,
            action.Parameters
                .Select(static parameter => parameter.ParameterType)
                .Concat(controller.ControllerProperties.SelectMany(static property =>
                    WidgetNeeds.Bound(property.PropertyInfo, property.BindingInfo))),
            controller.Attributes
                .Concat(action.Attributes)
                .Concat(action.Selectors.Concat(controller.Selectors).SelectMany(static selector => selector.EndpointMetadata)));
    }
}
