namespace Placement.Catalog;

/// <summary>The value of an attribute's property: one of these, or nothing that compiles.</summary>
/// <param name="Flag">A truth value.</param>
/// <param name="Number">An integer, or the value of an enum.</param>
/// <param name="Text">A text.</param>
/// <param name="Numbers">The integers of an array.</param>
internal readonly record struct OptionValue(bool? Flag, int? Number, string? Text, IReadOnlyList<int> Numbers);
