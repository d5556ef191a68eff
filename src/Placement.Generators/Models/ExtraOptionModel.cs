namespace Placement.Generators.Models;

/// <summary>A WidgetOption attribute.</summary>
/// <param name="Option">The key and its value.</param>
/// <param name="Placement">The only placement that it holds for, upper case; null: all of the class.</param>
internal sealed record ExtraOptionModel(OptionModel Option, string? Placement);
