using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Placement.Sessions;

/// <summary>
/// Hands the session to actions of controllers and handlers of Razor Pages. The class of sessions itself names it, so that MVC never makes
/// one of what a form says.
/// </summary>
internal sealed class WidgetSessionBinder : IModelBinder
{
    /// <inheritdoc/>
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        if (bindingContext.ModelMetadata is { MetadataKind: ModelMetadataKind.Property, IsReadOnly: true })
        {
            return;
        }

        WidgetSession session = (await WidgetSession.BindAsync(bindingContext.HttpContext).ConfigureAwait(false))!;
        bindingContext.ValidationState.Add(session, new ValidationStateEntry { SuppressValidation = true });
        bindingContext.Result = ModelBindingResult.Success(session);
    }
}
