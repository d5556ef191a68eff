namespace Placement.Widgets;

/// <summary>What an application declares: its bindings, and the classes that serve them.</summary>
internal sealed record DeclaredWidgets(IReadOnlyList<WidgetBinding> Bindings, IReadOnlyList<HostedWidget> Widgets);
