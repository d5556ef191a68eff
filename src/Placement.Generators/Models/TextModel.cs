namespace Placement.Generators.Models;

/// <summary>A WidgetText attribute.</summary>
/// <param name="Language">Bitrix24's code, lower case.</param>
/// <param name="Texts">What is said in it.</param>
/// <param name="Placement">The only placement that it holds for, upper case; null: all of the class.</param>
internal sealed record TextModel(string Language, Texts Texts, string? Placement);
