namespace Placement.Widgets;

/// <summary>A binding, and the class that serves it.</summary>
/// <param name="Binding">The binding.</param>
/// <param name="Widget">The class that serves it.</param>
/// <remarks>A class, because the runtime would have to compile its lists anew for a structure when the application starts.</remarks>
internal sealed record WidgetEntry(WidgetBinding Binding, HostedWidget Widget)
{
    /// <summary>The binding's handler, which is read once.</summary>
    public HandlerPath Handler { get; } = HandlerPath.Of(Binding.Handler);
}
