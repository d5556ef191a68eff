namespace Placement.Widgets;

/// <summary>What an application declares: its bindings, and the classes that serve them.</summary>
internal sealed class DeclaredWidgets
{
    private readonly Func<IReadOnlyList<WidgetBinding>> _readBindings;
    private readonly Func<IReadOnlyList<HostedWidget>> _readWidgets;
    private volatile Declarations _current;

    /// <summary>Reads what is declared.</summary>
    /// <param name="bindings">Every binding of the application.</param>
    /// <param name="widgets">The classes that serve them.</param>
    public DeclaredWidgets(Func<IReadOnlyList<WidgetBinding>> bindings, Func<IReadOnlyList<HostedWidget>> widgets)
    {
        _readBindings = bindings;
        _readWidgets = widgets;
        _current = new Declarations(bindings(), widgets());
    }

    /// <summary>Every binding of the application.</summary>
    public IReadOnlyList<WidgetBinding> Bindings => _current.Bindings;

    /// <summary>The classes that serve them.</summary>
    public IReadOnlyList<HostedWidget> Widgets => _current.Widgets;

    /// <summary>Raised when other widgets are declared than before.</summary>
    public event Action? Changed;

    /// <summary>Joins what several projects declare.</summary>
    public DeclaredWidgets With(Func<IReadOnlyList<WidgetBinding>> bindings, Func<IReadOnlyList<HostedWidget>> widgets) =>
        new(() => WidgetBinding.Combine(_readBindings(), bindings()), () => HostedWidget.Combine(_readWidgets(), widgets()));

    /// <summary>Reads again what is declared, after code was changed while the application runs.</summary>
    /// <param name="check">Throws if what is declared now cannot be followed: then everything stays as it was.</param>
    /// <returns>Whether something else is declared than before.</returns>
    public bool Reload(Action? check = null)
    {
        Declarations former = _current;
        var current = new Declarations(_readBindings(), _readWidgets());
        if (current.Describe().SequenceEqual(former.Describe(), StringComparer.Ordinal))
        {
            return false;
        }

        _current = current;
        try
        {
            Changed?.Invoke();
            check?.Invoke();
            return true;
        }
        catch
        {
            _current = former;
            Changed?.Invoke();
            throw;
        }
    }

    private sealed record Declarations(IReadOnlyList<WidgetBinding> Bindings, IReadOnlyList<HostedWidget> Widgets)
    {
        /// <summary>Any address makes texts that can be compared.</summary>
        private static readonly Uri Address = new("https://application.invalid");

        public IEnumerable<string> Describe() =>
        [
            .. Bindings.Select(static binding => $"{binding.ToJson(Address)} {binding.Icon} {binding.WidgetType?.FullName}"),
            .. Widgets.Select(static widget => $"{widget.WidgetType.FullName} {widget.ContextType.FullName}"),
        ];
    }
}
