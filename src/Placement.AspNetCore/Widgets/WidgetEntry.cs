namespace Placement.Widgets;

/// <summary>A binding, and the class that serves it. The runtime has code for classes in its lists, and would compile some for each other structure.</summary>
/// <param name="Binding">The binding.</param>
/// <param name="Widget">The class that serves it.</param>
internal sealed record WidgetEntry(WidgetBinding Binding, HostedWidget Widget)
{
    /// <summary>The binding's handler, which is read once.</summary>
    public HandlerPath Handler { get; } = HandlerPath.Of(Binding.Handler);
}
