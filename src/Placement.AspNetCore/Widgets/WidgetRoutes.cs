using Microsoft.Extensions.Logging;

namespace Placement.Widgets;

/// <summary>Makes routes of what an application declares, and finds what cannot be told apart.</summary>
internal static class WidgetRoutes
{
    /// <summary>One route for each distinct path.</summary>
    /// <param name="declared">The bindings and the classes.</param>
    /// <param name="logger">Is told of bindings that nothing serves.</param>
    /// <exception cref="InvalidOperationException">
    /// Two classes cannot be told apart, or one cannot be opened with what its placement brings.
    /// </exception>
    public static IReadOnlyList<WidgetRoute> Of(DeclaredWidgets declared, ILogger logger)
    {
        ILookup<Type, HostedWidget> hosted = declared.Widgets.ToLookup(static widget => widget.WidgetType);
        var served = new List<(HandlerPath Handler, WidgetBinding Binding, HostedWidget Widget)>();
        foreach (WidgetBinding binding in declared.Bindings)
        {
            if (binding.WidgetType is not { } type || !hosted.Contains(type))
            {
                HostingEvents.NotHosted(logger, binding.Placement, binding.Handler, binding.WidgetType);
                continue;
            }

            HandlerPath handler = HandlerPath.Of(binding.Handler);
            if (!handler.IsRoutable)
            {
                throw new InvalidOperationException(
                    $"The handler {binding.Handler} of {type} cannot be mapped: a path has no empty segments (//), and no encoded "
                    + "question mark (%3F).");
            }

            served.Add((handler, binding, BestOf(hosted[type], binding)));
        }

        // Routing does not distinguish upper and lower case, so neither do handlers here.
        return
        [
            .. served
                .GroupBy(static entry => entry.Handler.Path, StringComparer.OrdinalIgnoreCase)
                .Select(static group => Route([.. group])),
        ];
    }

    /// <summary>The context that is closest to what the placement brings.</summary>
    private static HostedWidget BestOf(IEnumerable<HostedWidget> contexts, WidgetBinding binding)
    {
        Type brought = PlacementContextReader.ContextTypeOf(binding.Placement);
        HostedWidget? best = null;
        foreach (HostedWidget widget in contexts.Where(widget => widget.Accepts(brought)))
        {
            if (best is null || best.Accepts(widget.ContextType))
            {
                best = widget;
            }
        }

        return best ?? throw new InvalidOperationException(
            $"{binding.WidgetType} cannot be opened from {binding.Placement}: it would have to implement IWidget<{brought.Name}>.");
    }

    private static WidgetRoute Route((HandlerPath Handler, WidgetBinding Binding, HostedWidget Widget)[] entries)
    {
        for (int i = 1; i < entries.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (entries[i].Widget.WidgetType != entries[j].Widget.WidgetType
                    && entries[i].Binding.Placement == entries[j].Binding.Placement
                    && entries[i].Handler.HasSameQuery(entries[j].Handler))
                {
                    throw new InvalidOperationException(
                        $"{entries[j].Widget.WidgetType} and {entries[i].Widget.WidgetType} both serve "
                        + $"{entries[i].Binding.Placement} at {entries[i].Binding.Handler}. "
                        + "Give one of them another Handler.");
                }
            }
        }

        return new WidgetRoute(entries[0].Handler, entries.Select(static entry => (entry.Binding, entry.Widget)));
    }
}
