using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Placement.Handlers;

/// <summary>
/// Hands the verified request to actions of controllers and handlers of Razor Pages. The class of requests itself names it, so that MVC
/// never makes one of what a form says.
/// </summary>
internal sealed class WidgetRequestBinder : IModelBinder
{
    private static readonly MethodInfo Binding =
        typeof(WidgetRequestBinder).GetMethod(nameof(BindAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly ConcurrentDictionary<Type, Func<HttpContext, Task<object>>> Binders = new();

    /// <inheritdoc/>
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        if (bindingContext.ModelMetadata is { MetadataKind: ModelMetadataKind.Property, IsReadOnly: true })
        {
            return;
        }

        object request = await Binders.GetOrAdd(bindingContext.ModelType, BinderOf)(bindingContext.HttpContext).ConfigureAwait(false);
        bindingContext.ValidationState.Add(request, new ValidationStateEntry { SuppressValidation = true });
        bindingContext.Result = ModelBindingResult.Success(request);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "The type parameter has no requirements.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Contexts are classes, and MVC needs dynamic code itself.")]
    private static Func<HttpContext, Task<object>> BinderOf(Type request) =>
        Binding.MakeGenericMethod(request.GetGenericArguments()).CreateDelegate<Func<HttpContext, Task<object>>>();

    private static async Task<object> BindAsync<TContext>(HttpContext context)
        where TContext : PlacementContext => (await WidgetRequest<TContext>.BindAsync(context).ConfigureAwait(false))!;
}
