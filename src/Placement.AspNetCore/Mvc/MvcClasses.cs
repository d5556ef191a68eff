using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Placement.Widgets;

namespace Placement.Mvc;

/// <summary>Controllers, and the models of Razor Pages.</summary>
internal sealed class MvcClasses(IServiceProvider services) : IHandlerClasses
{
    /// <inheritdoc/>
    public bool IsOne(Type type) =>
        typeof(PageModel).IsAssignableFrom(type)
        || typeof(ControllerBase).IsAssignableFrom(type)
        || type.IsDefined(typeof(ControllerAttribute), inherit: true);

    /// <inheritdoc/>
    public async ValueTask<(Endpoint Endpoint, Type? Class)> LoadAsync(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action)
        {
            return (endpoint, action.ControllerTypeInfo);
        }

        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page || services.GetService<PageLoader>() is not { } loader)
        {
            return (endpoint, null);
        }

        CompiledPageActionDescriptor loaded = page as CompiledPageActionDescriptor
            ?? await loader.LoadAsync(page, endpoint.Metadata).ConfigureAwait(false);
        return (loaded.Endpoint ?? endpoint, loaded.DeclaredModelTypeInfo);
    }
}
