using Microsoft.Extensions.Logging;

namespace Placement.Widgets;

/// <summary>Makes routes of what an application declares, and finds what cannot be told apart.</summary>
internal static class WidgetRoutes
{
    /// <summary>Where the application is opened, unless its settings name another path.</summary>
    public const string MainPath = "/";

    /// <summary>One route for each distinct path.</summary>
    /// <param name="declared">The bindings and the classes.</param>
    /// <param name="logger">Is told of bindings that nothing serves.</param>
    /// <param name="classes">Knows classes that have routes of their own, at which the application is looked when it has started.</param>
    /// <exception cref="InvalidOperationException">
    /// Two classes cannot be told apart, or one cannot be opened with what its placement brings.
    /// </exception>
    public static IReadOnlyList<WidgetRoute> Of(DeclaredWidgets declared, ILogger logger, IHandlerClasses? classes = null)
    {
        ILookup<Type, HostedWidget> hosted = declared.Widgets.ToLookup(static widget => widget.WidgetType);
        var served = new List<WidgetEntry>(declared.Bindings.Count);
        foreach (WidgetBinding binding in declared.Bindings)
        {
            if (binding.WidgetType is not { } type || !hosted.Contains(type))
            {
                if (binding.WidgetType is null || classes?.IsOne(binding.WidgetType) != true)
                {
                    // When the application has started, it is looked at whether anything else answers.
                    HostingEvents.NotHosted(logger, binding.Placement, binding.Handler, binding.WidgetType);
                }

                continue;
            }

            var entry = new WidgetEntry(binding, BestOf([.. hosted[type]], binding));
            if (!entry.Handler.IsRoutable)
            {
                throw new InvalidOperationException(
                    $"The handler {binding.Handler} of {type} cannot be mapped: a path has no empty segments (//), and no encoded "
                    + "question mark (%3F).");
            }

            served.Add(entry);
        }

        // Routing does not distinguish upper and lower case, so neither do handlers here.
        return
        [
            .. served
                .GroupBy(static entry => entry.Handler.Path, StringComparer.OrdinalIgnoreCase)
                .Select(group => Route([.. group], hosted)),
        ];
    }

    /// <summary>The class that can be opened as a main page, too; null: none can, or which one is not clear.</summary>
    private static HostedWidget? MainPageOf(WidgetEntry[] entries, ILookup<Type, HostedWidget> hosted)
    {
        HostedWidget[] pages =
        [
            .. entries
                .Select(static entry => entry.Widget.WidgetType)
                .Distinct()
                .SelectMany(type => hosted[type])
                .Where(static widget => widget.ContextType == typeof(PlacementContext)),
        ];
        return pages is [var only] ? only : null;
    }

    /// <summary>The context that is closest to what the placement brings.</summary>
    private static HostedWidget BestOf(HostedWidget[] contexts, WidgetBinding binding)
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
            $"{binding.WidgetType} cannot be opened from {binding.Placement}: {contexts[0].NeedFor(brought)}.");
    }

    private static WidgetRoute Route(WidgetEntry[] entries, ILookup<Type, HostedWidget> hosted)
    {
        if (entries.Length > 1)
        {
            CheckThatTheyDiffer(entries);
        }

        return new WidgetRoute(entries, entries[0].Handler.Path == MainPath ? MainPageOf(entries, hosted) : null);
    }

    private static void CheckThatTheyDiffer(WidgetEntry[] entries)
    {
        var known = new Dictionary<string, WidgetEntry>(StringComparer.Ordinal);
        foreach (WidgetEntry entry in entries)
        {
            string served = entry.Binding.Placement + "?" + entry.Handler.NormalizeQuery();
            if (!known.TryAdd(served, entry) && known[served].Widget.WidgetType != entry.Widget.WidgetType)
            {
                throw new InvalidOperationException(
                    $"{known[served].Widget.WidgetType} and {entry.Widget.WidgetType} both serve "
                    + $"{entry.Binding.Placement} at {entry.Binding.Handler}. "
                    + "Give one of them another Handler.");
            }
        }
    }
}
