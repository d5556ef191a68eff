namespace Placement.Openings;

/// <summary>What an endpoint of the application's own says that it is opened with, by a parameter.</summary>
/// <param name="ContextType">The context.</param>
internal sealed record WidgetContextMetadata(Type ContextType);
