using Microsoft.AspNetCore.Http;
using Placement.Openings;

namespace Placement.Widgets;

/// <summary>Knows what an application declares where: for endpoints of its own, too, which may answer under a handler.</summary>
internal sealed class DeclaredPaths : IWidgetPaths
{
    private readonly DeclaredWidgets _declared;
    private volatile ILookup<string, WidgetBinding>? _byPath;

    public DeclaredPaths(DeclaredWidgets declared)
    {
        _declared = declared;
        declared.Changed += () => _byPath = null;
    }

    /// <inheritdoc/>
    public IWidgetPath Of(HttpContext context)
    {
        Endpoint? endpoint = context.GetEndpoint();
        return endpoint?.Metadata.GetMetadata<WidgetMetadata>() is { } widget
            ? widget.Route
            : new EndpointPath(endpoint, [.. ByPath()[HandlerPath.Trim(context.Request.Path.Value ?? "")]]);
    }

    /// <inheritdoc/>
    public bool IsDeclared(string placement) => _declared.Bindings.Any(binding => binding.Placement == placement);

    private ILookup<string, WidgetBinding> ByPath() => _byPath ??= _declared.Bindings.ToLookup(
        static binding => HandlerPath.Of(binding.Handler).Path, StringComparer.OrdinalIgnoreCase);
}
